package io.github.springdirectus.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class InMemoryTokenStoreTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final TokenKey KEY = TokenKey.of("one");

	private static final DirectusTokens TOKENS = new DirectusTokens("a", "r", Instant.MAX, TokenMode.JSON);

	private final AtomicLong nanos = new AtomicLong();

	private final InMemoryTokenStore store = new InMemoryTokenStore(100, Duration.ofHours(1), this.nanos::get);

	private VirtualTimeScheduler time;

	@BeforeEach
	void virtualTime() {
		this.time = VirtualTimeScheduler.getOrSet();
	}

	@AfterEach
	void realTime() {
		VirtualTimeScheduler.reset();
	}

	@Test
	void itKeepsTheLastTokensThatWerePut() {
		put(KEY, Duration.ofDays(1));
		DirectusTokens next = new DirectusTokens("b", "s", Instant.MAX, TokenMode.JSON);
		this.store.put(KEY, next, Duration.ofDays(1)).block(TIMEOUT);
		assertThat(get(KEY)).isEqualTo(next);
		assertThat(get(TokenKey.of("other"))).isNull();
		this.store.remove(KEY).block(TIMEOUT);
		assertThat(get(KEY)).isNull();
	}

	@Test
	void whatNobodyAsksForIsDropped() {
		put(KEY, Duration.ofDays(1));
		pass(Duration.ofMinutes(50));
		assertThat(get(KEY)).isEqualTo(TOKENS);
		pass(Duration.ofMinutes(50));
		assertThat(get(KEY)).as("asked for in between").isEqualTo(TOKENS);
		pass(Duration.ofMinutes(61));
		assertThat(get(KEY)).isNull();
	}

	@Test
	void whatIsOfNoUseAnyMoreIsDroppedSooner() {
		put(KEY, Duration.ofMinutes(5));
		pass(Duration.ofMinutes(6));
		assertThat(get(KEY)).isNull();
	}

	@Test
	void itHoldsNoMoreThanItIsAllowed() {
		List<TokenKey> keys = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			keys.add(TokenKey.of("key", String.valueOf(i)));
			put(keys.get(i), Duration.ofDays(1));
		}
		assertThat(keys.stream().filter((key) -> get(key) != null).count()).isLessThanOrEqualTo(100);
	}

	@Test
	void workOfOneSessionIsDoneOneAfterTheOtherInTheOrderOfComing() {
		List<String> begun = new ArrayList<>();
		List<Sinks.Empty<Void>> ends = new ArrayList<>();
		for (String name : List.of("a", "b", "c")) {
			Sinks.Empty<Void> end = Sinks.empty();
			ends.add(end);
			locked(begun, name, end).subscribe();
		}
		assertThat(begun).containsExactly("a");
		ends.get(1).tryEmitEmpty();
		assertThat(begun).containsExactly("a");
		ends.get(0).tryEmitEmpty();
		assertThat(begun).containsExactly("a", "b", "c");
	}

	@Test
	void otherSessionsDoNotWait() {
		List<String> begun = new ArrayList<>();
		locked(begun, "a", Sinks.empty()).subscribe();
		this.store.locked(TokenKey.of("two"), TIMEOUT, Mono.fromRunnable(() -> begun.add("b"))).subscribe();
		assertThat(begun).containsExactly("a", "b");
	}

	@Test
	void whoLeavesTheQueueIsPassedOver() {
		List<String> begun = new ArrayList<>();
		Sinks.Empty<Void> end = Sinks.empty();
		locked(begun, "a", end).subscribe();
		Disposable leaving = locked(begun, "b", Sinks.empty()).subscribe();
		locked(begun, "c", Sinks.empty()).subscribe();
		leaving.dispose();
		assertThat(begun).as("the turn of the first is not over").containsExactly("a");
		end.tryEmitEmpty();
		assertThat(begun).containsExactly("a", "c");
	}

	@Test
	void whoFailsOrIsCancelledLetsTheNextOneGoOn() {
		StepVerifier.create(this.store.locked(KEY, TIMEOUT, Mono.error(new IllegalStateException("no"))))
			.verifyErrorMessage("no");
		List<String> begun = new ArrayList<>();
		Disposable cancelled = locked(begun, "a", Sinks.empty()).subscribe();
		locked(begun, "b", Sinks.empty()).subscribe();
		cancelled.dispose();
		assertThat(begun).containsExactly("a", "b");
	}

	@Test
	void whoTakesTooLongDoesNotHoldUpTheOthersForEver() {
		List<String> begun = new ArrayList<>();
		locked(begun, "a", Sinks.empty()).subscribe();
		locked(begun, "b", Sinks.empty()).subscribe();
		locked(begun, "c", Sinks.empty()).subscribe();
		this.time.advanceTimeBy(TIMEOUT.minusMillis(1));
		assertThat(begun).containsExactly("a");
		this.time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(begun).containsExactly("a", "b");
		this.time.advanceTimeBy(TIMEOUT);
		assertThat(begun).containsExactly("a", "b", "c");
	}

	private Mono<Void> locked(List<String> begun, String name, Sinks.Empty<Void> end) {
		return this.store.locked(KEY, TIMEOUT, Mono.defer(() -> {
			begun.add(name);
			return end.asMono();
		}));
	}

	private void put(TokenKey key, Duration timeToLive) {
		this.store.put(key, TOKENS, timeToLive).block(TIMEOUT);
	}

	private DirectusTokens get(TokenKey key) {
		return this.store.get(key).block(TIMEOUT);
	}

	private void pass(Duration duration) {
		this.nanos.addAndGet(duration.toNanos());
	}

}
