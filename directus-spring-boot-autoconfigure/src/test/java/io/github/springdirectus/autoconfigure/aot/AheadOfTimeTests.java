package io.github.springdirectus.autoconfigure.aot;

import java.util.Map;
import java.util.function.Consumer;

import io.github.springdirectus.auth.CallerCache;
import io.github.springdirectus.auth.DirectusTokenStore;
import io.github.springdirectus.autoconfigure.DirectusAutoConfiguration;
import io.github.springdirectus.autoconfigure.DirectusRedisAutoConfiguration;
import io.github.springdirectus.autoconfigure.StubDirectus;
import io.github.springdirectus.core.DirectusTemplate;
import org.junit.jupiter.api.Test;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.Compiled;
import org.springframework.core.test.tools.TestCompiler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Generates the code of a context as a build of a native image does, compiles it, and
 * runs on it.
 */
@CompileWithForkedClassLoader
class AheadOfTimeTests {

	@Test
	void aContextCompiledAheadOfTimeHasATemplateAndChecksTheServer() {
		try (StubDirectus directus = StubDirectus.start().answer("/server/info", 200, "{\"data\":{}}")) {
			Map<String, Object> properties = Map.of("directus.url", directus.url(), "directus.check-at-start", "true");
			compile(Application.class, properties, (context) -> {
				assertThat(directus.requests()).isEmpty();
				context.refresh();
				assertThat(context.getBean(DirectusTemplate.class)).isNotNull();
				assertThat(directus.requests("/server/info")).hasSize(1);
			});
		}
	}

	@Test
	void aContextCompiledAheadOfTimeKeepsTokensInRedis() {
		Map<String, Object> properties = Map.of("directus.url", "http://127.0.0.1:1", "directus.redis.secret",
				"0123456789abcdefghijklmnopqrstuv");
		compile(RedisApplication.class, properties, (context) -> {
			context.refresh();
			assertThat(context.getBean(DirectusTokenStore.class)).isNotNull();
			assertThat(context.getBean(CallerCache.class)).isNotNull();
		});
	}

	private static void compile(Class<?> application, Map<String, Object> properties,
			Consumer<GenericApplicationContext> run) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.register(application);
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
		TestGenerationContext generation = new TestGenerationContext();
		new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		generation.writeGeneratedContent();
		TestCompiler.forSystem().with(generation).compile((compiled) -> run(compiled, properties, run));
	}

	@SuppressWarnings("unchecked")
	private static void run(Compiled compiled, Map<String, Object> properties,
			Consumer<GenericApplicationContext> run) {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
			compiled.getInstance(ApplicationContextInitializer.class).initialize(context);
			run.accept(context);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(DirectusAutoConfiguration.class)
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DirectusAutoConfiguration.class, DataRedisAutoConfiguration.class,
			DataRedisReactiveAutoConfiguration.class, DirectusRedisAutoConfiguration.class })
	static class RedisApplication {

	}

}
