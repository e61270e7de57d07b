package io.github.springdirectus.testserver;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class against a real Directus, once for each version and database.
 * Constructors and methods take a {@link DirectusServer}, a {@link DirectusAdmin}, a
 * {@link DirectusVersion} or a {@link DirectusDatabase}. <pre class="code">
 * &#64;WithDirectus(version = {DirectusVersion.V11, DirectusVersion.V12}, seed = "newsroom.yaml")
 * class ArticlesIT {
 *
 *     &#64;Test
 *     void findsThem(DirectusServer server) { … }
 *
 * }
 * </pre>
 * <p>
 * A class that wants no extension does the same with JUnit alone: <pre class="code">
 * &#64;ParameterizedClass
 * &#64;MethodSource(DirectusVersion.ENABLED)
 * class ArticlesIT {
 *
 *     ArticlesIT(DirectusVersion version) {
 *         this.server = DirectusServer.shared(version);
 *         this.server.applyOnce(newsroom);
 *     }
 *
 * }
 * </pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(DirectusServerExtension.class)
public @interface WithDirectus {

	/**
	 * The versions to run against, of which those run that
	 * {@link DirectusVersion#enabled()} names.
	 * @return the versions; all, if there are none
	 */
	DirectusVersion[] version() default {};

	/**
	 * What the servers keep their data in; the class runs once for each.
	 * @return the databases
	 */
	DirectusDatabase[] database() default DirectusDatabase.SQLITE;

	/**
	 * A seed on the class path. A server that test classes share gets each seed once.
	 * @return the path of the seed; empty for none
	 */
	String seed() default "";

	/**
	 * Whether the class has servers of its own, which it may stop.
	 * @return false for the servers that all tests of the JVM share
	 */
	boolean exclusive() default false;

}
