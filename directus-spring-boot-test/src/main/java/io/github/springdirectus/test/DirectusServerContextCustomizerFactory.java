package io.github.springdirectus.test;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Finds {@link DirectusServerTest} on a test class, its superclasses, the classes around
 * it, and among its annotations' annotations.
 */
class DirectusServerContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		DirectusServerTest annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass,
				DirectusServerTest.class);
		return (annotation != null) ? DirectusServerContextCustomizer.of(annotation) : null;
	}

}
