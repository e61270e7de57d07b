package io.github.springdirectus.autoconfigure;

import io.github.springdirectus.core.DirectusTemplate;

/**
 * Changes every builder of a {@link DirectusTemplate} that Spring Boot prepares, after
 * the properties have been applied. Beans of this type are called in their order.
 */
@FunctionalInterface
public interface DirectusTemplateBuilderCustomizer {

	/**
	 * Change the builder.
	 * @param builder the builder
	 */
	void customize(DirectusTemplate.Builder builder);

}
