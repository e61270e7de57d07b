package io.github.springdirectus.autoconfigure.health;

import io.github.springdirectus.autoconfigure.DirectusAutoConfiguration;
import io.github.springdirectus.autoconfigure.DirectusProperties;
import io.github.springdirectus.core.DirectusOperations;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.CompositeReactiveHealthContributorConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link DirectusHealthIndicator}:
 * one for each {@link DirectusOperations} bean. A check takes no longer than
 * {@code directus.read-timeout}.
 */
@AutoConfiguration(after = DirectusAutoConfiguration.class)
@ConditionalOnClass({ DirectusOperations.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(DirectusOperations.class)
@ConditionalOnEnabledHealthIndicator("directus")
@EnableConfigurationProperties(DirectusProperties.class)
public final class DirectusHealthContributorAutoConfiguration
		extends CompositeReactiveHealthContributorConfiguration<DirectusHealthIndicator, DirectusOperations> {

	DirectusHealthContributorAutoConfiguration(DirectusProperties properties) {
		super((directus) -> new DirectusHealthIndicator(directus, properties.getReadTimeout()));
	}

	@Bean
	@ConditionalOnMissingBean(name = { "directusHealthIndicator", "directusHealthContributor" })
	ReactiveHealthContributor directusHealthContributor(ConfigurableListableBeanFactory beanFactory) {
		return createContributor(beanFactory, DirectusOperations.class);
	}

}
