package io.github.springdirectus.autoconfigure;

import java.time.Instant;

import io.github.springdirectus.auth.CachedCaller;
import io.github.springdirectus.auth.CallerCache;
import io.github.springdirectus.auth.DirectusTokenStore;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusAuthenticationException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Beans that keep tokens, and whom they belong to. Nothing is sent here.
 */
class CallerBeansTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DirectusAutoConfiguration.class))
		.withPropertyValues("directus.url=http://127.0.0.1:1");

	@Test
	void callersAreLookedUpInTheCacheOfTheApplication() {
		CallerCache cache = mock(CallerCache.class);
		given(cache.get(any())).willReturn(Mono.just(new CachedCaller(null, null, Instant.MAX)));
		this.runner.withBean(CallerCache.class, () -> cache)
			.run((context) -> StepVerifier.create(context.getBean(DirectusTemplate.class).callers().resolve("a-token"))
				.expectError(DirectusAuthenticationException.class)
				.verify());
	}

	@Test
	void tokensAreAskedOfTheStoreOfTheApplication() {
		DirectusTokenStore store = mock(DirectusTokenStore.class);
		given(store.<Object>locked(any(), any(), any()))
			.willReturn(Mono.error(new IllegalStateException("the store is asked")));
		this.runner.withBean(DirectusTokenStore.class, () -> store)
			.withPropertyValues("directus.auth.email=ann@example.com", "directus.auth.password=secret")
			.run((context) -> StepVerifier.create(context.getBean(DirectusTemplate.class).collection("articles").find())
				.expectErrorMessage("the store is asked")
				.verify());
	}

}
