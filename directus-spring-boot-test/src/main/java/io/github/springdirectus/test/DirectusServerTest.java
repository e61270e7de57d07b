package io.github.springdirectus.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;

/**
 * Connects the application of a Spring test to a real Directus, as its administrator.
 *
 * <pre class="code">
 * &#64;SpringBootTest
 * &#64;DirectusServerTest(version = DirectusVersion.V11, seed = "newsroom.yaml")
 * class ArticlesTests {
 *
 *     &#64;Autowired
 *     DirectusTemplate directus;
 *
 *     &#64;Autowired
 *     DirectusServer server; // for what the application itself can't do
 *
 * }
 * </pre>
 *
 * It takes the place of {@code directus.url}, {@code directus.auth} and
 * {@code directus.ssl}. Where Directus comes from, and what that needs, is said at
 * {@link DirectusServer}. Where it can't be started the test fails; it is never skipped.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DirectusServerTest {

	/**
	 * The version of Directus.
	 * @return the version
	 */
	DirectusVersion version() default DirectusVersion.V11;

	/**
	 * The seeds to apply, in this order: files on the class path, as described at
	 * {@link io.github.springdirectus.testserver.DirectusSeed}. A shared server gets each
	 * of them once, whatever the number of tests that name it.
	 * @return paths from the root of the class path
	 */
	String[] seed() default {};

	/**
	 * Whether the server is the one that all tests of the JVM share. Otherwise it is
	 * started for the application context alone, and ends with it: for tests that stop
	 * it, or change it as a whole.
	 * @return {@code true} to share the server
	 */
	boolean shared() default true;

}
