package io.github.springdirectus.autoconfigure.aot;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.springdirectus.model.DirectusCollection;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.aot.BeanFactoryInitializationCode;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Finds the {@link DirectusCollection} types in the packages of the application, and lets
 * a native image read and write them, with the types of their properties.
 */
class DirectusCollectionAotProcessor implements BeanFactoryInitializationAotProcessor {

	@Override
	public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
			ConfigurableListableBeanFactory beanFactory) {
		if (!AutoConfigurationPackages.has(beanFactory)) {
			return null;
		}
		Set<Class<?>> types = findTypes(AutoConfigurationPackages.get(beanFactory), beanFactory.getBeanClassLoader());
		return types.isEmpty() ? null : new ItemTypesContribution(types);
	}

	private static Set<Class<?>> findTypes(List<String> packages, @Nullable ClassLoader classLoader) {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(DirectusCollection.class, false));
		Set<Class<?>> types = new LinkedHashSet<>();
		for (String name : packages) {
			for (BeanDefinition candidate : scanner.findCandidateComponents(name)) {
				String className = candidate.getBeanClassName();
				if (className != null) {
					types.add(ClassUtils.resolveClassName(className, classLoader));
				}
			}
		}
		return types;
	}

	private record ItemTypesContribution(Set<Class<?>> types) implements BeanFactoryInitializationAotContribution {

		@Override
		public void applyTo(GenerationContext generationContext, BeanFactoryInitializationCode code) {
			new BindingReflectionHintsRegistrar().registerReflectionHints(
					generationContext.getRuntimeHints().reflection(), this.types.toArray(Class[]::new));
		}

	}

}
