package io.github.springdirectus.autoconfigure;

import io.github.springdirectus.auth.CallerCache;
import io.github.springdirectus.auth.DirectusTokenStore;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.redis.DirectusRedis;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that keeps tokens and callers in the
 * Redis of the application, unless it has a {@link DirectusTokenStore} or
 * {@link CallerCache} of its own.
 */
@AutoConfiguration(afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration")
@ConditionalOnClass({ DirectusRedis.class, ReactiveRedisConnectionFactory.class })
@ConditionalOnSingleCandidate(ReactiveRedisConnectionFactory.class)
@ConditionalOnBooleanProperty(name = "directus.redis.enabled", matchIfMissing = true)
@EnableConfigurationProperties(DirectusRedisProperties.class)
public final class DirectusRedisAutoConfiguration {

	DirectusRedisAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	DirectusRedis directusRedis(ReactiveRedisConnectionFactory connectionFactory, DirectusRedisProperties properties) {
		try {
			DirectusRedis.Builder builder = DirectusRedis.builder(connectionFactory)
				.keyPrefix(properties.getKeyPrefix())
				.timeout(properties.getTimeout());
			String secret = properties.getSecret();
			return (secret != null) ? builder.secret(secret).build() : builder.build();
		}
		catch (DirectusRequestException ex) {
			throw DirectusConfigurationException.invalidRedis(ex);
		}
	}

	@Bean
	@ConditionalOnMissingBean
	DirectusTokenStore directusTokenStore(DirectusRedis redis) {
		return redis.tokenStore();
	}

	@Bean
	@ConditionalOnMissingBean
	CallerCache directusCallerCache(DirectusRedis redis) {
		return redis.callerCache();
	}

}
