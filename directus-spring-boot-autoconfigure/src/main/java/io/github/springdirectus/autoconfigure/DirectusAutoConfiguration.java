package io.github.springdirectus.autoconfigure;

import io.github.springdirectus.auth.CallerCache;
import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusTokenStore;
import io.github.springdirectus.core.DirectusCallDecorator;
import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.core.DirectusRequestCustomizer;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.MappingOverrides;
import io.github.springdirectus.scope.CollectionScope;
import io.github.springdirectus.write.BeanConstraints;
import io.github.springdirectus.write.BeforeWrite;
import io.github.springdirectus.write.WriteValidator;
import jakarta.validation.Validator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ResourceLoader;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the Directus client: a
 * {@link DirectusTemplate} for the server that the properties or a
 * {@link DirectusConnectionDetails} bean name, and a {@link DirectusTemplate.Builder} of
 * prototype scope for further ones. Every call is held by the {@link CollectionScope}
 * beans, and every write passes the {@link WriteValidator} and {@link BeforeWrite} beans,
 * and the constraints of its models where there is a Jakarta {@code Validator}.
 */
@AutoConfiguration(after = { SslAutoConfiguration.class, WebClientAutoConfiguration.class },
		afterName = "org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration")
@ConditionalOnClass({ DirectusTemplate.class, WebClient.class, ClientHttpConnectorBuilder.class })
@EnableConfigurationProperties(DirectusProperties.class)
public final class DirectusAutoConfiguration {

	DirectusAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(DirectusConnectionDetails.class)
	PropertiesDirectusConnectionDetails directusConnectionDetails(DirectusProperties properties,
			ObjectProvider<SslBundles> sslBundles) {
		return new PropertiesDirectusConnectionDetails(properties, sslBundles.getIfAvailable());
	}

	@Bean
	@Lazy
	DirectusHttpConnector directusHttpConnector(DirectusProperties properties,
			DirectusConnectionDetails connectionDetails, ResourceLoader resourceLoader,
			ObjectProvider<ClientHttpConnectorBuilder<?>> connectorBuilder,
			ObjectProvider<HttpClientSettings> httpClientSettings) {
		HttpClientSettings settings = HttpClientSettings.defaults()
			.withTimeouts(properties.getConnectTimeout(), properties.getReadTimeout())
			.withSslBundle(connectionDetails.getSslBundle())
			.orElse(httpClientSettings.getIfAvailable());
		return new DirectusHttpConnector(connectorBuilder
			.getIfAvailable(() -> ClientHttpConnectorBuilder.detect(resourceLoader.getClassLoader())), settings);
	}

	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@ConditionalOnMissingBean
	DirectusTemplate.Builder directusTemplateBuilder(DirectusProperties properties,
			DirectusConnectionDetails connectionDetails, DirectusHttpConnector connector,
			ObjectProvider<WebClient.Builder> webClientBuilder,
			ObjectProvider<WebClientCustomizer> webClientCustomizers,
			ObjectProvider<DirectusTemplateBuilderCustomizer> customizers) {
		DirectusProperties.Retry retry = properties.getRetry();
		DirectusTemplate.Builder builder = DirectusTemplate.builder()
			.url(connectionDetails.getUrl())
			.credentials(credentials(connectionDetails))
			// Several builders and no primary one: none of them was meant for Directus
			.webClientBuilder(webClientBuilder.getIfUnique(() -> webClientBuilder(webClientCustomizers)))
			.connector(connector.get())
			.readTimeout(properties.getReadTimeout())
			.maxInMemorySize(properties.getMaxInMemorySize())
			.retry(retry.getMaxAttempts(), retry.getFirstBackoff(), retry.getMaxBackoff())
			.waitForRateLimit(retry.getRateLimitWait())
			.search(properties.getQuery().getSearch(), properties.getQuery().getSearchThreshold())
			.pageSize(properties.getQuery().getPageSize())
			.mappingOverrides(new MappingOverrides(properties.getMapping().getFieldNames(),
					properties.getMapping().getValueTypes()));
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder;
	}

	/**
	 * Gives the builder the beans that have a say in what is read and written.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	DirectusTemplateBuilderCustomizer directusRulesCustomizer(ObjectProvider<BeanConstraints> constraints,
			ObjectProvider<WriteValidator<?>> validators, ObjectProvider<BeforeWrite> hooks,
			ObjectProvider<CollectionScope> scopes) {
		return (builder) -> {
			constraints.ifUnique(builder::constraints);
			validators.orderedStream().forEach(builder::validator);
			hooks.orderedStream().forEach(builder::beforeWrite);
			scopes.orderedStream().forEach(builder::scope);
		};
	}

	/**
	 * Gives the builder the beans that have a say in who calls and how.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE + 10)
	DirectusTemplateBuilderCustomizer directusCallsCustomizer(ObjectProvider<DirectusTokenStore> tokenStore,
			ObjectProvider<CallerCache> callerCaches, ObjectProvider<DirectusRequestCustomizer> requestCustomizers,
			ObjectProvider<DirectusCallDecorator> callDecorators) {
		return (builder) -> {
			tokenStore.ifUnique(builder::tokenStore);
			callerCaches.ifUnique(builder::callerCache);
			requestCustomizers.orderedStream().forEach(builder::requestCustomizer);
			callDecorators.orderedStream().forEach(builder::callDecorator);
		};
	}

	private static DirectusCredentials credentials(DirectusConnectionDetails connectionDetails) {
		String token = connectionDetails.getToken();
		String email = connectionDetails.getEmail();
		String password = connectionDetails.getPassword();
		try {
			if (token != null) {
				return DirectusCredentials.staticToken(token);
			}
			return (email != null && password != null) ? DirectusCredentials.emailPassword(email, password)
					: DirectusCredentials.anonymous();
		}
		catch (DirectusRequestException ex) {
			throw DirectusConfigurationException.invalidToken(ex);
		}
	}

	private static WebClient.Builder webClientBuilder(ObjectProvider<WebClientCustomizer> customizers) {
		WebClient.Builder builder = WebClient.builder();
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Validator.class)
	static class ValidationConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnSingleCandidate(Validator.class)
		BeanConstraints directusBeanConstraints(Validator validator) {
			return BeanConstraints.of(validator);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(DirectusOperations.class)
	static class TemplateConfiguration {

		@Bean
		DirectusTemplate directusTemplate(DirectusTemplate.Builder builder) {
			try {
				return builder.build();
			}
			catch (DirectusRequestException ex) {
				throw DirectusConfigurationException.invalidUrl(ex);
			}
		}

		@Bean
		@ConditionalOnBooleanProperty("directus.check-at-start")
		DirectusStartupCheck directusStartupCheck(DirectusTemplate directusTemplate,
				DirectusConnectionDetails connectionDetails, DirectusProperties properties) {
			return new DirectusStartupCheck(directusTemplate, connectionDetails.getUrl(), properties.getReadTimeout());
		}

	}

}
