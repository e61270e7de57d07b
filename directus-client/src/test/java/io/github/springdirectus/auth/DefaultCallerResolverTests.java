package io.github.springdirectus.auth;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusUnavailableException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a cache may and may not do to callers, and what becomes of tokens that were logged
 * out.
 */
class DefaultCallerResolverTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String TOKEN = "a-token";

	private final SettableClock clock = new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));

	private final List<Sinks.One<DirectusPrincipal>> asked = new ArrayList<>();

	private final List<Duration> denied = new ArrayList<>();

	private final CallerCache memory = CallerCache.inMemory();

	private final DefaultCallerResolver callers = resolver(this.memory);

	private final TokenDenial denial = new TokenDenial(this.memory, "http://one", this.clock);

	@Test
	void aTokenThatWasLoggedOutIsRefusedWhateverIsKnownOfIt() {
		resolved("before");
		this.denial.deny(TOKEN).block(TIMEOUT);
		refused();
		this.callers.evict(TOKEN).block(TIMEOUT);
		refused();
		assertThat(this.asked).hasSize(1);
	}

	@Test
	void aLookUpUnderWayDoesNotBringALoggedOutTokenBack() {
		StepVerifier.create(this.callers.resolve(TOKEN))
			.then(() -> this.denial.deny(TOKEN).block(TIMEOUT))
			.then(() -> answer(0, "before"))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		refused();
	}

	@Test
	void aTokenIsDeniedForAsLongAsAServerWithAnotherClockMayTakeIt() {
		TokenDenial watched = new TokenDenial(watching(), "http://one", this.clock);
		watched.deny(expiring(Duration.ofMinutes(10))).block(TIMEOUT);
		watched.deny("opaque").block(TIMEOUT);
		watched.deny(expiring(Duration.ofMinutes(-6))).block(TIMEOUT);
		assertThat(this.denied).containsExactly(Duration.ofMinutes(15), Duration.ofDays(7));
	}

	@Test
	void aLookUpThatBeganBeforeAnEvictionIsNotKept() {
		StepVerifier.create(this.callers.resolve(TOKEN))
			.then(() -> this.callers.evict(TOKEN).block(TIMEOUT))
			.then(() -> answer(0, "before"))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(resolved("after").id()).isEqualTo("after");
	}

	@Test
	void whoAsksAfterAnEvictionDoesNotJoinTheLookUpBefore() {
		List<String> ids = new ArrayList<>();
		this.callers.resolve(TOKEN).subscribe((principal) -> ids.add(principal.id()));
		this.callers.evict(TOKEN).block(TIMEOUT);
		this.callers.resolve(TOKEN).subscribe((principal) -> ids.add(principal.id()));
		answer(1, "after");
		answer(0, "before");
		assertThat(ids).containsExactly("after", "before");
		assertThat(this.callers.resolve(TOKEN).block(TIMEOUT).id()).isEqualTo("after");
	}

	@Test
	void aCacheThatCanNotTellWhetherATokenWasDeniedLetsNobodyIn() {
		StepVerifier.create(resolver(failing(true)).resolve(TOKEN))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(DirectusUnavailableException.class)
				.hasMessageContaining("cache of callers"))
			.verify(TIMEOUT);
		assertThat(this.asked).isEmpty();
	}

	@Test
	void aCacheThatCanNotKeepACallerDoesNoHarm() {
		StepVerifier.create(resolver(failing(false)).resolve(TOKEN))
			.then(() -> answer(0, "u1"))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void eachWhoIsRefusedGetsAnExceptionOfTheirOwn() {
		List<Throwable> failures = new ArrayList<>();
		this.callers.resolve(TOKEN).subscribe(null, failures::add);
		this.callers.resolve(TOKEN).subscribe(null, failures::add);
		this.asked.get(0).tryEmitError(new DirectusAuthenticationException("nobody", null));
		assertThat(failures).hasSize(2).allMatch(DirectusAuthenticationException.class::isInstance);
		assertThat(failures.get(0)).isNotSameAs(failures.get(1));
	}

	@Test
	void callersAreKeptForTheirTimeAndInTheirNumber() {
		long[] nanos = { 0 };
		CallerCache cache = new InMemoryCallerCache(10, 10, () -> nanos[0]);
		CachedCaller known = CachedCaller.of(principal("u1"), this.clock.instant());
		CallerKey key = CallerKey.of("http://one", TOKEN);
		cache.put(key, known, Duration.ofSeconds(30)).block(TIMEOUT);
		assertThat(cache.get(key).block(TIMEOUT)).isEqualTo(known);
		assertThat(cache.get(CallerKey.of("http://two", TOKEN)).block(TIMEOUT)).isNull();
		nanos[0] = Duration.ofSeconds(30).toNanos();
		assertThat(cache.get(key).block(TIMEOUT)).isNull();
		for (int each = 0; each < 1000; each++) {
			cache.put(CallerKey.of("http://one", "token-" + each), known, Duration.ofSeconds(30)).block(TIMEOUT);
		}
		long kept = IntStream.range(0, 1000)
			.filter((each) -> cache.get(CallerKey.of("http://one", "token-" + each)).block(TIMEOUT) != null)
			.count();
		assertThat(kept).isLessThanOrEqualTo(10);
	}

	@Test
	void noTextShowsASecret() {
		assertThat(CallerKey.of("http://one", TOKEN))
			.hasToString("CallerKey[http://one, " + CallerKey.of("http://one", TOKEN).hash().substring(0, 8) + "…]");
		assertThat(CallerToken.of(TOKEN)).hasToString("CallerToken[***]").isEqualTo(CallerToken.of(TOKEN));
		assertThat(CallerToken.of(TOKEN).apply(Context.empty()).toString()).doesNotContain(TOKEN);
		DirectusPrincipal principal = new DirectusPrincipal("u1", "ada@example.com", null, null, List.of(), List.of(),
				false, false, "active", Map.of("tenant", "s3cret"), null, null);
		assertThat(principal.toString()).contains("u1").doesNotContain("ada@", "s3cret");
	}

	private DefaultCallerResolver resolver(CallerCache cache) {
		return new DefaultCallerResolver((token) -> Mono.defer(() -> {
			Sinks.One<DirectusPrincipal> answer = Sinks.one();
			this.asked.add(answer);
			return answer.asMono();
		}), cache, "http://one", this.clock);
	}

	private void answer(int question, String id) {
		this.asked.get(question).tryEmitValue(principal(id));
	}

	private DirectusPrincipal resolved(String id) {
		List<DirectusPrincipal> found = new ArrayList<>();
		int question = this.asked.size();
		this.callers.resolve(TOKEN).subscribe(found::add);
		answer(question, id);
		return found.get(0);
	}

	private void refused() {
		StepVerifier.create(this.callers.resolve(TOKEN))
			.expectError(DirectusAuthenticationException.class)
			.verify(TIMEOUT);
	}

	private String expiring(Duration later) {
		String claims = "{\"exp\":" + this.clock.instant().plus(later).getEpochSecond() + "}";
		return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
				+ ".c2ln";
	}

	private static DirectusPrincipal principal(String id) {
		return new DirectusPrincipal(id, null, null, null, List.of(), List.of(), false, false, "active", Map.of(), null,
				null);
	}

	private CallerCache watching() {
		return new Delegate(this.memory) {

			@Override
			public Mono<Void> deny(CallerKey key, Duration timeToLive) {
				return Mono.fromRunnable(() -> DefaultCallerResolverTests.this.denied.add(timeToLive));
			}

		};
	}

	private CallerCache failing(boolean reading) {
		return new Delegate(this.memory) {

			@Override
			public Mono<CachedCaller> get(CallerKey key) {
				return reading ? Mono.error(new IllegalStateException("away")) : super.get(key);
			}

			@Override
			public Mono<Void> put(CallerKey key, CachedCaller caller, Duration timeToLive) {
				return Mono.error(new IllegalStateException("away"));
			}

		};
	}

	/**
	 * A cache of which a test changes a part.
	 */
	private static class Delegate implements CallerCache {

		private final CallerCache cache;

		Delegate(CallerCache cache) {
			this.cache = cache;
		}

		@Override
		public Mono<CachedCaller> get(CallerKey key) {
			return this.cache.get(key);
		}

		@Override
		public Mono<Void> put(CallerKey key, CachedCaller caller, Duration timeToLive) {
			return this.cache.put(key, caller, timeToLive);
		}

		@Override
		public Mono<Void> remove(CallerKey key) {
			return this.cache.remove(key);
		}

		@Override
		public Mono<Void> deny(CallerKey key, Duration timeToLive) {
			return this.cache.deny(key, timeToLive);
		}

	}

}
