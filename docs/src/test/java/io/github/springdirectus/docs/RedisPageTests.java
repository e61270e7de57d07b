package io.github.springdirectus.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.springdirectus.auth.CallerCache;
import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusTokenStore;
import io.github.springdirectus.autoconfigure.DirectusAutoConfiguration;
import io.github.springdirectus.autoconfigure.DirectusRedisAutoConfiguration;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.redis.DirectusRedis;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page on Redis: its settings start an application, which asks Redis for nothing
 * before its first call.
 */
class RedisPageTests {

	private static final Path PAGE = Path.of("../docs/redis.md");

	private static final String SECRET = "0123456789abcdefghijklmnopqrstuv";

	@Test
	void theYamlConnectsToRedisByTls() throws IOException {
		String page = Files.readString(PAGE);
		String yaml = page.substring(page.indexOf("```yaml") + 7);
		PropertySource<?> source = new YamlPropertySourceLoader()
			.load("page", new ByteArrayResource(yaml.substring(0, yaml.indexOf("```")).getBytes()))
			.get(0);
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DirectusAutoConfiguration.class,
					DataRedisAutoConfiguration.class, DataRedisReactiveAutoConfiguration.class,
					DirectusRedisAutoConfiguration.class))
			.withPropertyValues("directus.url=https://cms.example.com", "REDIS_PASSWORD=a-password",
					"DIRECTUS_REDIS_SECRET=" + SECRET)
			.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(source))
			.run((context) -> {
				assertThat(context).hasSingleBean(DirectusTokenStore.class).hasSingleBean(CallerCache.class);
				LettuceConnectionFactory connection = context.getBean(LettuceConnectionFactory.class);
				assertThat(connection.isUseSsl()).isTrue();
				assertThat(connection.getHostName()).isEqualTo("redis.example.com");
			});
	}

	@Test
	void theSnippetMakesATemplate() {
		LettuceConnectionFactory connection = new LettuceConnectionFactory();
		assertThat(template(connection, SECRET, "ann@example.com", "a-password")).isNotNull();
	}

	private static DirectusTemplate template(ReactiveRedisConnectionFactory connectionFactory, String secret,
			String email, String password) {
		DirectusRedis redis = DirectusRedis.builder(connectionFactory).secret(secret).build();
		DirectusTemplate directus = DirectusTemplate.builder()
			.url("https://cms.example.com")
			.credentials(DirectusCredentials.emailPassword(email, password))
			.tokenStore(redis.tokenStore())
			.callerCache(redis.callerCache())
			.build();
		return directus;
	}

}
