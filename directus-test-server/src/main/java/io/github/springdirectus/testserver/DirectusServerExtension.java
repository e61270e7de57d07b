package io.github.springdirectus.testserver;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Runs the tests of a class with {@link WithDirectus} once for each version and database,
 * and hands them its server.
 */
public final class DirectusServerExtension implements ClassTemplateInvocationContextProvider {

	/**
	 * Made by JUnit.
	 */
	public DirectusServerExtension() {
		// Stateless
	}

	@Override
	public boolean supportsClassTemplate(ExtensionContext context) {
		return AnnotationSupport.isAnnotated(context.getRequiredTestClass(), WithDirectus.class);
	}

	@Override
	public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
			ExtensionContext context) {
		WithDirectus wanted = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), WithDirectus.class)
			.orElseThrow();
		List<DirectusVersion> versions = List.of(wanted.version());
		return DirectusVersion.enabled()
			.stream()
			.filter((version) -> versions.isEmpty() || versions.contains(version))
			.flatMap((version) -> Stream.of(wanted.database())
				.map((database) -> new DirectusInvocation(wanted, version, database)));
	}

	/**
	 * A build may leave out every version that the class names.
	 */
	@Override
	public boolean mayReturnZeroClassTemplateInvocationContexts(ExtensionContext context) {
		return true;
	}

}
