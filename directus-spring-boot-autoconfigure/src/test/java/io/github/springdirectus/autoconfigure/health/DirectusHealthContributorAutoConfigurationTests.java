package io.github.springdirectus.autoconfigure.health;

import io.github.springdirectus.autoconfigure.DirectusAutoConfiguration;
import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.core.DirectusTemplate;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributors.Entry;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class DirectusHealthContributorAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DirectusAutoConfiguration.class,
				HealthContributorAutoConfiguration.class, DirectusHealthContributorAutoConfiguration.class))
		.withPropertyValues("directus.url=https://cms.example.com");

	@Test
	void oneServerHasOneIndicator() {
		this.runner.run((context) -> assertThat(context.getBean("directusHealthContributor"))
			.isInstanceOf(DirectusHealthIndicator.class));
	}

	@Test
	void severalServersAreToldApart() {
		this.runner.withUserConfiguration(SecondServerConfiguration.class)
			.run((context) -> assertThat(
					context.getBean("directusHealthContributor", CompositeReactiveHealthContributor.class).stream())
				.extracting(Entry::name)
				.containsExactlyInAnyOrder("directusTemplate", "archive"));
	}

	@Test
	void aTemplateOfTheApplicationHasOneToo() {
		this.runner.withBean(DirectusOperations.class, () -> mock(DirectusOperations.class))
			.run((context) -> assertThat(context).hasSingleBean(DirectusHealthIndicator.class));
	}

	@Test
	void itCanBeTurnedOff() {
		this.runner.withPropertyValues("management.health.directus.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DirectusHealthIndicator.class));
	}

	@Test
	void anIndicatorOfTheApplicationTakesItsPlace() {
		this.runner
			.withBean("directusHealthIndicator", ReactiveHealthContributor.class,
					() -> mock(ReactiveHealthIndicator.class))
			.run((context) -> assertThat(context).doesNotHaveBean(DirectusHealthIndicator.class));
	}

	@Test
	void withoutActuatorThereIsNone() {
		this.runner.withClassLoader(new FilteredClassLoader(ConditionalOnEnabledHealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(DirectusTemplate.class)
				.doesNotHaveBean("directusHealthContributor"));
	}

	@Configuration(proxyBeanMethods = false)
	static class SecondServerConfiguration {

		@Bean(defaultCandidate = false)
		@Qualifier("archive")
		DirectusTemplate archive(DirectusTemplate.Builder builder) {
			return builder.url("https://archive.example.com").credentials(DirectusCredentials.anonymous()).build();
		}

	}

}
