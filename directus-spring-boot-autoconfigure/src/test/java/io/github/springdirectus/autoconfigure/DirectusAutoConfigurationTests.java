package io.github.springdirectus.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.core.DirectusTemplate;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class DirectusAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(SslAutoConfiguration.class, HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, DirectusAutoConfiguration.class));

	private final ApplicationContextRunner configured = this.runner
		.withPropertyValues("directus.url=https://cms.example.com", "directus.auth.token=secret-token");

	@Test
	void aTemplateIsMadeFromTheProperties() {
		this.configured.run((context) -> {
			assertThat(context).hasSingleBean(DirectusTemplate.class).hasSingleBean(DirectusConnectionDetails.class);
			assertThat(explain(context.getBean(DirectusOperations.class))).contains("https://cms.example.com/items/x")
				.contains("Authorization")
				.doesNotContain("secret-token");
		});
	}

	@Test
	void withoutATokenRequestsCarryNone() {
		this.runner.withPropertyValues("directus.url=https://cms.example.com")
			.run((context) -> assertThat(explain(context.getBean(DirectusOperations.class)))
				.doesNotContain("Authorization"));
	}

	@Test
	void eachInjectionOfTheBuilderIsAnother() {
		this.configured.run((context) -> assertThat(context.getBean(DirectusTemplate.Builder.class))
			.isNotSameAs(context.getBean(DirectusTemplate.Builder.class)));
	}

	@Test
	void theSearchModeOfThePropertiesIsUsed() {
		this.configured.withPropertyValues("directus.query.search=always")
			.run((context) -> assertThat(explain(context.getBean(DirectusOperations.class))).contains("SEARCH"));
	}

	@Test
	void theSearchThresholdOfThePropertiesIsUsed() {
		this.configured.withPropertyValues("directus.query.search-threshold=1B")
			.run((context) -> assertThat(explain(context.getBean(DirectusOperations.class))).contains("SEARCH"));
	}

	@Test
	void aTemplateOfTheApplicationTakesThePlaceOfOursAndNeedsNoProperties() {
		this.runner.withBean(DirectusOperations.class, () -> mock(DirectusOperations.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(DirectusOperations.class)
				.doesNotHaveBean(DirectusTemplate.class));
	}

	@Test
	void connectionDetailsOfTheApplicationTakeThePlaceOfThePropertiesWithTheToken() {
		this.configured.withBean(DirectusConnectionDetails.class, () -> () -> "https://other.example.com")
			.run((context) -> assertThat(explain(context.getBean(DirectusTemplate.class)))
				.contains("https://other.example.com/items/x")
				.doesNotContain("Authorization"));
	}

	@Test
	void withoutWebClientThereIsNothing() {
		this.configured.withClassLoader(new FilteredClassLoader(WebClient.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(DirectusAutoConfiguration.class)
				.doesNotHaveBean(DirectusOperations.class));
	}

	@Test
	void withoutBootsWebClientAutoConfigurationThereIsStillATemplate() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(DirectusAutoConfiguration.class))
			.withPropertyValues("directus.url=https://cms.example.com")
			.run((context) -> assertThat(context).hasSingleBean(DirectusTemplate.class));
	}

	@Test
	void severalWebClientBuildersWithoutAPrimaryOneDoNotFailTheStart() {
		this.configured.withBean("first", WebClient.Builder.class, WebClient::builder)
			.withBean("second", WebClient.Builder.class, WebClient::builder)
			.run((context) -> assertThat(context).hasSingleBean(DirectusTemplate.class));
	}

	@Test
	void theConnectorOfTheApplicationStaysTheOnlyOne() {
		this.configured.run((context) -> assertThat(context).hasSingleBean(ClientHttpConnector.class));
	}

	@Test
	void customizersAreCalledInTheirOrderAfterTheProperties() {
		this.configured.withUserConfiguration(CustomizerConfiguration.class).run((context) -> {
			assertThat(explain(context.getBean(DirectusTemplate.class))).contains("https://last.example.com/items/x");
			assertThat(context.getBean(CustomizerConfiguration.class).calls).containsExactly("first", "last");
		});
	}

	@Test
	void aSecondServerLivesBesideTheFirst() {
		this.configured.withUserConfiguration(SecondServerConfiguration.class).run((context) -> {
			Servers servers = context.getBean(Servers.class);
			assertThat(explain(servers.main())).contains("https://cms.example.com/items/x").contains("Authorization");
			assertThat(explain(servers.archive())).contains("https://archive.example.com/items/x")
				.doesNotContain("Authorization");
		});
	}

	@Test
	void anUnknownSslBundleIsNamed() {
		this.configured.withPropertyValues("directus.ssl.bundle=nowhere")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NoSuchSslBundleException.class)
				.hasMessageContaining("nowhere"));
	}

	private static String explain(DirectusOperations directus) {
		return directus.collection("x").explain((query) -> query.limit(1));
	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizerConfiguration {

		private final List<String> calls = new ArrayList<>();

		@Bean
		@Order(2)
		DirectusTemplateBuilderCustomizer last() {
			return (builder) -> {
				this.calls.add("last");
				builder.url("https://last.example.com").credentials(DirectusCredentials.anonymous());
			};
		}

		@Bean
		@Order(1)
		DirectusTemplateBuilderCustomizer first() {
			return (builder) -> {
				this.calls.add("first");
				builder.url("https://first.example.com");
			};
		}

	}

	record Servers(DirectusTemplate main, DirectusTemplate archive) {

	}

	@Configuration(proxyBeanMethods = false)
	static class SecondServerConfiguration {

		@Bean(defaultCandidate = false)
		@Qualifier("archive")
		DirectusTemplate archive(DirectusTemplate.Builder builder) {
			return builder.url("https://archive.example.com").credentials(DirectusCredentials.anonymous()).build();
		}

		@Bean
		Servers servers(DirectusTemplate main, @Qualifier("archive") DirectusTemplate archive) {
			return new Servers(main, archive);
		}

	}

}
