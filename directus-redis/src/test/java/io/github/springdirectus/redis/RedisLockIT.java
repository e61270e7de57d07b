package io.github.springdirectus.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.springdirectus.auth.DirectusTokenStore;
import io.github.springdirectus.auth.TokenKey;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class RedisLockIT extends RedisTest {

	private static final TokenKey KEY = new TokenKey("a".repeat(64));

	private static final Duration LONG = Duration.ofSeconds(60);

	private final DirectusTokenStore store = this.one.tokenStore();

	private final DirectusTokenStore elsewhere = this.other.tokenStore();

	private final AtomicInteger begun = new AtomicInteger();

	@Test
	void aHundredCallersOfTwoInstancesGoOneAfterTheOther() {
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		AtomicInteger unprotected = new AtomicInteger();
		Mono<Integer> work = Mono.defer(() -> {
			most.accumulateAndGet(inside.incrementAndGet(), Math::max);
			int read = unprotected.get();
			return Mono.delay(Duration.ofMillis(1)).then(Mono.fromSupplier(() -> {
				unprotected.set(read + 1);
				inside.decrementAndGet();
				return read;
			}));
		});
		List<Integer> all = Flux.range(0, 100)
			.flatMap((call) -> ((call % 2 == 0) ? this.store : this.elsewhere).locked(KEY, LONG, work)
				.subscribeOn(Schedulers.parallel()), 100)
			.sort()
			.collectList()
			.block(TIMEOUT);
		assertThat(most).hasValue(1);
		assertThat(unprotected).hasValue(100);
		assertThat(all).doesNotHaveDuplicates().hasSize(100);
		assertThat(ADMIN.keys("*")).isEmpty();
	}

	@Test
	void aHundredWhoWaitInOneInstanceAskAsOne() {
		Disposable work = hold(this.elsewhere, LONG).subscribe();
		await(() -> this.begun.get() == 1);
		ADMIN.configResetstat();
		Flux<String> waiting = Flux.range(0, 100)
			.flatMap((call) -> this.store.locked(KEY, LONG, Mono.just("done")), 100);
		StepVerifier waits = StepVerifier.create(waiting).expectNextCount(100).expectComplete().verifyLater();
		await(() -> scriptsRun() >= 10);
		Mono.delay(Duration.ofMillis(100)).block();
		assertThat(scriptsRun()).isLessThan(50);
		work.dispose();
		waits.verify(TIMEOUT);
	}

	@Test
	void aLockIsFreeBeforeAnybodyHearsOfTheResult() {
		assertThat(this.store.locked(KEY, LONG, Mono.just("done")).block(TIMEOUT)).isEqualTo("done");
		assertThat(ADMIN.keys("*")).isEmpty();
	}

	@Test
	void aLockIsFreeBeforeAnybodyHearsOfAFailure() {
		StepVerifier.create(this.store.locked(KEY, LONG, Mono.error(new IllegalStateException("no"))))
			.expectErrorMessage("no")
			.verify(TIMEOUT);
		assertThat(ADMIN.keys("*")).isEmpty();
	}

	@Test
	void emptyWorkPassesThrough() {
		StepVerifier.create(this.store.locked(KEY, LONG, Mono.empty())).expectComplete().verify(TIMEOUT);
		assertThat(ADMIN.keys("*")).isEmpty();
	}

	@Test
	void whoIsCancelledFreesTheLock() {
		Disposable work = hold(this.store, LONG).subscribe();
		await(() -> this.begun.get() == 1);
		work.dispose();
		assertThat(this.elsewhere.locked(KEY, LONG, Mono.just("next")).block(TIMEOUT)).isEqualTo("next");
	}

	@Test
	void whoIsCancelledWhileWaitingNeverBegins() {
		Sinks.Empty<Void> end = Sinks.empty();
		this.store.locked(KEY, LONG, Mono.defer(() -> {
			this.begun.incrementAndGet();
			return end.asMono();
		})).subscribe();
		await(() -> this.begun.get() == 1);
		Disposable waiting = hold(this.elsewhere, LONG).subscribe();
		Mono.delay(Duration.ofMillis(100)).block();
		waiting.dispose();
		end.tryEmitEmpty();
		assertThat(this.store.locked(KEY, LONG, Mono.just("next")).block(TIMEOUT)).isEqualTo("next");
		assertThat(this.begun).hasValue(1);
	}

	@RepeatedTest(20)
	void whoIsCancelledAtAnyMomentLeavesNoLock() {
		Disposable work = hold(this.store, LONG).subscribe();
		Mono.delay(Duration.ofNanos((long) (Math.random() * 2_000_000))).block();
		work.dispose();
		assertThat(this.elsewhere.locked(KEY, LONG, Mono.just("next")).block(TIMEOUT)).isEqualTo("next");
	}

	@Test
	void otherSessionsDoNotWait() {
		Disposable work = hold(this.store, LONG).subscribe();
		await(() -> this.begun.get() == 1);
		assertThat(this.elsewhere.locked(new TokenKey("b".repeat(64)), LONG, Mono.just("at once")).block(TIMEOUT))
			.isEqualTo("at once");
		work.dispose();
	}

	@Test
	void workThatOutlivesItsLeaseDoesNotEndTheLockOfTheNextOne() {
		Sinks.Empty<Void> firstEnds = Sinks.empty();
		Sinks.Empty<Void> secondEnds = Sinks.empty();
		Mono<Void> first = this.store.locked(KEY, Duration.ofMillis(200), firstEnds.asMono());
		Mono<Void> second = this.elsewhere.locked(KEY, LONG, Mono.defer(() -> {
			this.begun.incrementAndGet();
			return secondEnds.asMono();
		}));
		StepVerifier firstWaits = StepVerifier.create(first).expectComplete().verifyLater();
		await(() -> ADMIN.dbsize() == 1);
		String owner = ADMIN.get(onlyKey());
		StepVerifier secondWaits = StepVerifier.create(second).expectComplete().verifyLater();
		await(() -> this.begun.get() == 1);
		String next = ADMIN.get(onlyKey());
		assertThat(next).isNotEqualTo(owner);
		firstEnds.tryEmitEmpty();
		firstWaits.verify(TIMEOUT);
		assertThat(ADMIN.get(onlyKey())).isEqualTo(next);
		secondEnds.tryEmitEmpty();
		secondWaits.verify(TIMEOUT);
		assertThat(ADMIN.keys("*")).isEmpty();
	}

	@Test
	void aLockEndsByItself() {
		Disposable work = hold(this.store, Duration.ofSeconds(5)).subscribe();
		await(() -> this.begun.get() == 1);
		assertThat(ADMIN.pttl(onlyKey())).isBetween(1L, 5_000L);
		work.dispose();
	}

	private static long scriptsRun() {
		return ADMIN.info("commandstats")
			.lines()
			.filter((line) -> line.startsWith("cmdstat_evalsha:calls="))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("cmdstat_evalsha:calls=(\\d+).*", "$1")))
			.sum();
	}

	private Mono<Void> hold(DirectusTokenStore store, Duration lease) {
		return store.locked(KEY, lease, Mono.defer(() -> {
			this.begun.incrementAndGet();
			return Mono.never();
		}));
	}

}
