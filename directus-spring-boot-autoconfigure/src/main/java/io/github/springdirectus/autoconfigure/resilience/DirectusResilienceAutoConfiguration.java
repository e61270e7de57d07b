package io.github.springdirectus.autoconfigure.resilience;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.springdirectus.autoconfigure.DirectusAutoConfiguration;
import io.github.springdirectus.autoconfigure.DirectusConnectionDetails;
import io.github.springdirectus.autoconfigure.DirectusTemplateBuilderCustomizer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that puts the circuit breaker and
 * the bulkhead of Resilience4j that are named {@code directus} around each request to
 * Directus, where there are such.
 */
@AutoConfiguration(after = DirectusAutoConfiguration.class)
@ConditionalOnClass(DirectusTemplateBuilderCustomizer.class)
@ConditionalOnBean(DirectusConnectionDetails.class)
public final class DirectusResilienceAutoConfiguration {

	/** The outermost: what the others keep back is no failure of the server. */
	private static final int BREAKER_ORDER = Ordered.HIGHEST_PRECEDENCE;

	DirectusResilienceAutoConfiguration() {
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(CircuitBreakerRegistry.class)
	static class CircuitBreakerConfiguration {

		@Bean
		@Order(BREAKER_ORDER)
		DirectusTemplateBuilderCustomizer directusCircuitBreakerCustomizer(DirectusConnectionDetails connectionDetails,
				ObjectProvider<CircuitBreakerRegistry> registry) {
			return (builder) -> registry.ifUnique((unique) -> builder
				.callDecorator(new CircuitBreakerDecorator(unique, InstanceNames.of(connectionDetails))));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(BulkheadRegistry.class)
	static class BulkheadConfiguration {

		@Bean
		@Order(BREAKER_ORDER + 1)
		DirectusTemplateBuilderCustomizer directusBulkheadCustomizer(DirectusConnectionDetails connectionDetails,
				ObjectProvider<BulkheadRegistry> registry) {
			return (builder) -> registry.ifUnique((unique) -> builder
				.callDecorator(new BulkheadDecorator(unique, InstanceNames.of(connectionDetails))));
		}

	}

}
