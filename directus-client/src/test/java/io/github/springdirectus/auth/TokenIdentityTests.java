package io.github.springdirectus.auth;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.error.DirectusError;
import io.github.springdirectus.error.DirectusException;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.error.DirectusUnavailableException;
import io.github.springdirectus.error.ErrorReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When tokens are fetched, how often, and what becomes of those who wait. Time is moved.
 */
class TokenIdentityTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final TokenKey KEY = TokenKey.of("test");

	private final SettableClock clock = new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));

	private final FakeDirectus server = new FakeDirectus(this.clock);

	private final DirectusTokenStore store = DirectusTokenStore.inMemory();

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
	void theFirstCallLogsInAndFurtherOnesUseItsToken() {
		TokenIdentity identity = withLogin(this.store);
		assertThat(token(identity)).isEqualTo("access-1");
		assertThat(token(identity)).isEqualTo("access-1");
		assertThat(this.server.calls).containsExactly("login");
	}

	@Test
	void aThousandWhoWaitGetTheTokenOfOneLogin() {
		this.server.hold();
		List<String> tokens = subscribe(withLogin(this.store), 1000);
		this.server.release();
		assertThat(tokens).hasSize(1000).containsOnly("access-1");
		assertThat(this.server.calls).containsExactly("login");
	}

	@Test
	void aTokenThatExpiresSoonIsReplacedAheadWithoutAnybodyWaiting() {
		TokenIdentity identity = withLogin(this.store);
		token(identity);
		this.clock.advance(Duration.ofSeconds(79));
		assertThat(token(identity)).as("more than a fifth of its life is left").isEqualTo("access-1");
		assertThat(this.server.calls).hasSize(1);
		this.clock.advance(Duration.ofSeconds(12));
		this.server.hold();
		assertThat(token(identity)).isEqualTo("access-1");
		assertThat(token(identity)).isEqualTo("access-1");
		this.server.release();
		assertThat(token(identity)).isEqualTo("access-2");
		assertThat(this.server.calls).containsExactly("login", "refresh refresh-1");
	}

	@Test
	void manyThatBeganTogetherAreNotRenewedTogether() {
		Instant now = this.clock.instant();
		DirectusTokens tokens = new DirectusTokens("a", "r", now.plusSeconds(900), TokenMode.JSON);
		List<Instant> times = Flux.range(0, 100).map((i) -> HeldTokens.of(tokens, now).renewAt()).collectList().block();
		assertThat(times).allMatch((at) -> !at.isBefore(now.plusSeconds(840)) && !at.isAfter(now.plusSeconds(870)))
			.doesNotHaveDuplicates();
	}

	@Test
	void anExpiredTokenIsRefreshedOnceForAll() {
		TokenIdentity identity = withLogin(this.store);
		token(identity);
		this.clock.advance(FakeDirectus.LIFE);
		this.server.hold();
		List<String> tokens = subscribe(identity, 1000);
		this.server.release();
		assertThat(tokens).hasSize(1000).containsOnly("access-2");
		assertThat(this.server.calls).containsExactly("login", "refresh refresh-1");
	}

	@Test
	void aRejectedTokenIsRefreshedOnceThoughTheClockSaysItIsGood() {
		TokenIdentity identity = withLogin(this.store);
		token(identity);
		for (int call = 0; call < 100; call++) {
			assertThat(identity.renew("access-1").block(TIMEOUT)).isTrue();
		}
		assertThat(token(identity)).isEqualTo("access-2");
		assertThat(this.server.calls).containsExactly("login", "refresh refresh-1");
	}

	@Test
	void theFirstOfThoseWhoWaitMayLeave() {
		TokenIdentity identity = withTokens(this.server.issue());
		this.clock.advance(FakeDirectus.LIFE);
		this.server.hold();
		Disposable first = identity.token().subscribe();
		List<String> others = subscribe(identity, 10);
		first.dispose();
		this.server.release();
		assertThat(others).hasSize(10).containsOnly("access-2");
	}

	@Test
	void aRefreshGoesOnThoughAllHaveLeftSinceItsTokenWouldBeLost() {
		TokenIdentity identity = withTokens(this.server.issue());
		this.clock.advance(FakeDirectus.LIFE);
		this.server.hold();
		identity.token().subscribe().dispose();
		this.server.release();
		assertThat(token(identity)).isEqualTo("access-2");
		assertThat(this.server.calls).containsExactly("refresh refresh-1");
		assertThat(this.store.get(KEY).block(TIMEOUT)).extracting(DirectusTokens::refreshToken).isEqualTo("refresh-2");
	}

	@Test
	void newTokensAreStoredBeforeAnybodyHasThem() {
		SlowStore slow = new SlowStore(this.store);
		List<String> tokens = subscribe(withLogin(slow), 2);
		assertThat(this.server.calls).containsExactly("login");
		assertThat(tokens).isEmpty();
		slow.open();
		assertThat(tokens).containsExactly("access-1", "access-1");
	}

	@Test
	void tokensThatTheStoreDidNotTakeAreNotLost() {
		SlowStore failing = new SlowStore(this.store);
		TokenIdentity identity = withLogin(failing);
		failing.fail();
		StepVerifier.create(identity.token()).verifyErrorMessage("the store is down");
		failing.open();
		assertThat(token(identity)).isEqualTo("access-1");
		assertThat(this.server.calls).containsExactly("login");
		assertThat(this.store.get(KEY).block(TIMEOUT)).isNotNull();
	}

	@Test
	void aStoreThatLosesTheTokensDoesNotMakeAnybodyAnonymous() {
		SlowStore losing = new SlowStore(this.store) {

			@Override
			public <T> Mono<T> locked(TokenKey key, Duration atMost, Mono<T> work) {
				return Mono.empty();
			}

		};
		StepVerifier.create(withLogin(losing).token()).expectError(IllegalStateException.class).verify(TIMEOUT);
	}

	@ParameterizedTest
	@MethodSource("lost")
	void aLostReplyEndsASessionOfTokensForAllWhoWaitAndForGood(Throwable failure) {
		TokenIdentity identity = withTokens(this.server.issue());
		this.clock.advance(FakeDirectus.LIFE);
		this.server.hold();
		this.server.failWith(failure);
		List<Throwable> failures = new ArrayList<>();
		for (int call = 0; call < 10; call++) {
			identity.token().subscribe(null, failures::add);
		}
		this.server.release();
		identity.token().subscribe(null, failures::add);
		assertThat(failures).hasSize(11)
			.allSatisfy((each) -> assertThat(each).isInstanceOf(DirectusAuthenticationException.class)
				.hasMessageContaining("was lost")
				.hasMessageContaining("Log in again"));
		assertThat(this.server.calls).containsExactly("refresh refresh-1");
	}

	static List<Throwable> lost() {
		return List.of(transport(new IOException("Connection reset by peer")),
				new DirectusDecodingException("no envelope"));
	}

	@ParameterizedTest
	@MethodSource("lost")
	void aLostReplyIsFollowedByALoginWhereTheCredentialsAllow(Throwable failure) {
		TokenIdentity identity = withLogin(this.store);
		token(identity);
		this.clock.advance(FakeDirectus.LIFE);
		this.server.failWith(failure);
		assertThat(token(identity)).isEqualTo("access-2");
		assertThat(this.server.calls).containsExactly("login", "refresh refresh-1", "login");
	}

	@Test
	void aRefreshThatStallsCountsAsLostAfterAMinute() {
		TokenIdentity identity = withLogin(this.store);
		token(identity);
		this.clock.advance(FakeDirectus.LIFE);
		this.server.hold();
		List<String> tokens = subscribe(identity, 3);
		this.time.advanceTimeBy(Duration.ofSeconds(59));
		assertThat(this.server.calls).hasSize(2);
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		this.server.release();
		assertThat(tokens).containsOnly("access-2").hasSize(3);
		assertThat(this.server.calls).containsExactly("login", "refresh refresh-1", "login");
	}

	@Test
	void aLoginThatStallsFailsAfterAMinuteAndTheNextCallTriesAgain() {
		TokenIdentity identity = withLogin(this.store);
		this.server.hold();
		AtomicReference<Throwable> failure = new AtomicReference<>();
		identity.token().subscribe((token) -> {
		}, failure::set);
		this.time.advanceTimeBy(Duration.ofSeconds(60));
		assertThat(failure.get()).isInstanceOf(DirectusTransportException.class).hasMessageContaining("60 s");
		this.server.release();
		assertThat(token(identity)).isEqualTo("access-1");
		assertThat(this.server.calls).containsExactly("login", "login");
	}

	@Test
	void aRefusedRefreshIsFollowedByALogin() {
		TokenIdentity identity = withLogin(this.store);
		token(identity);
		this.clock.advance(FakeDirectus.LIFE);
		this.server.failWith(refusal());
		assertThat(token(identity)).isEqualTo("access-2");
		assertThat(this.server.calls).containsExactly("login", "refresh refresh-1", "login");
	}

	@Test
	void aFailedLoginAfterARefusedRefreshDoesNotBlockALaterOne() {
		TokenIdentity identity = withLogin(this.store);
		token(identity);
		this.clock.advance(FakeDirectus.LIFE);
		this.server.failWith(refusal());
		this.server.failWith(unavailable());
		StepVerifier.create(identity.token()).expectError(DirectusUnavailableException.class).verify(TIMEOUT);
		assertThat(token(identity)).isEqualTo("access-2");
		assertThat(this.server.calls).as("the spent token is not tried again")
			.containsExactly("login", "refresh refresh-1", "login", "login");
	}

	@Test
	void aConnectionThatWasNeverMadeKeepsTheTokens() {
		TokenIdentity identity = withTokens(this.server.issue());
		this.clock.advance(FakeDirectus.LIFE);
		this.server.failWith(transport(new ConnectException("refused")));
		StepVerifier.create(identity.token()).expectError(DirectusTransportException.class).verify(TIMEOUT);
		assertThat(token(identity)).isEqualTo("access-2");
	}

	@Test
	void anUnavailableServerKeepsTheTokens() {
		TokenIdentity identity = withTokens(this.server.issue());
		this.clock.advance(FakeDirectus.LIFE);
		this.server.failWith(unavailable());
		StepVerifier.create(identity.token()).expectError(DirectusUnavailableException.class).verify(TIMEOUT);
		assertThat(token(identity)).isEqualTo("access-2");
	}

	@Test
	void aRefreshAheadThatFailsHurtsNobodyAndIsNotTriedAtEveryCall() {
		TokenIdentity identity = withTokens(this.server.issue());
		this.clock.advance(Duration.ofSeconds(92));
		this.server.failWith(unavailable());
		for (int call = 0; call < 10; call++) {
			assertThat(token(identity)).isEqualTo("access-1");
		}
		assertThat(this.server.calls).hasSize(1);
		this.clock.advance(Duration.ofSeconds(4));
		token(identity);
		assertThat(token(identity)).isEqualTo("access-2");
	}

	@Test
	void aRefusedLoginIsHeldBackForAWhile() {
		TokenIdentity identity = withLogin(this.store);
		this.server.failWith(refusal());
		for (int call = 0; call < 3; call++) {
			StepVerifier.create(identity.token())
				.expectErrorSatisfies((ex) -> assertThat(((DirectusAuthenticationException) ex).code())
					.isEqualTo("INVALID_CREDENTIALS"))
				.verify(TIMEOUT);
		}
		assertThat(this.server.calls).containsExactly("login");
		this.clock.advance(LoginSource.HOLD);
		assertThat(token(identity)).isEqualTo("access-1");
	}

	@Test
	void twoOnOneStoreRefreshOnce() {
		TokenIdentity one = withLogin(this.store);
		TokenIdentity other = withLogin(this.store);
		assertThat(token(one)).isEqualTo("access-1");
		assertThat(token(other)).isEqualTo("access-1");
		this.clock.advance(FakeDirectus.LIFE);
		this.server.hold();
		List<String> tokens = subscribe(one, 5);
		List<String> more = subscribe(other, 5);
		this.server.release();
		assertThat(tokens).containsOnly("access-2").hasSize(5);
		assertThat(more).containsOnly("access-2").hasSize(5);
		assertThat(other.renew("access-1").block(TIMEOUT)).isTrue();
		assertThat(this.server.calls).containsExactly("login", "refresh refresh-1");
	}

	@Test
	void aRefreshElsewhereIsKnownByItsTokensThoughTheAccessTokenIsTheSame() {
		DirectusTokens first = this.server.issue();
		this.clock.advance(FakeDirectus.LIFE);
		this.store
			.put(KEY,
					new DirectusTokens(first.accessToken(), "refresh-2", this.clock.instant().plusSeconds(100),
							TokenMode.JSON),
					Duration.ofDays(1))
			.block(TIMEOUT);
		assertThat(token(withTokens(first))).isEqualTo("access-1");
		assertThat(this.server.calls).isEmpty();
	}

	@Test
	void tokensOfAnEarlierLifeAreFoundByTheFirstOnes() {
		DirectusTokens first = this.server.issue();
		TokenIdentity before = withTokens(first);
		this.clock.advance(FakeDirectus.LIFE);
		token(before);
		TokenIdentity restarted = withTokens(first);
		assertThat(token(restarted)).isEqualTo("access-2");
		assertThat(this.server.calls).containsExactly("refresh refresh-1");
	}

	@Test
	void aLogoutEndsTheNewestTokensAndTheSession() {
		TokenIdentity identity = withTokens(this.server.issue());
		this.clock.advance(FakeDirectus.LIFE);
		token(identity);
		identity.logout().block(TIMEOUT);
		assertThat(this.server.calls).containsExactly("refresh refresh-1", "logout refresh-2");
		assertThat(this.store.get(KEY).blockOptional(TIMEOUT)).isEmpty();
		StepVerifier.create(identity.token())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusAuthenticationException.class)
				.hasMessageContaining("logged out"))
			.verify(TIMEOUT);
	}

	@Test
	void aViewWithAPasswordLogsInAgainAfterItsLogout() {
		TokenIdentity identity = withLogin(this.store);
		token(identity);
		identity.logout().block(TIMEOUT);
		assertThat(token(identity)).isEqualTo("access-3");
		assertThat(this.server.calls).containsExactly("login", "logout refresh-1", "login");
	}

	private TokenIdentity withLogin(DirectusTokenStore store) {
		LoginSource login = new LoginSource(this.server.login(), this.clock);
		return new TokenIdentity(new TokenSession(KEY, store, this.server, login, null, this.clock), null, this.clock);
	}

	private TokenIdentity withTokens(DirectusTokens first) {
		return new TokenIdentity(new TokenSession(KEY, this.store, this.server, null, first, this.clock), first,
				this.clock);
	}

	private static String token(TokenIdentity identity) {
		return identity.token().block(TIMEOUT);
	}

	private static List<String> subscribe(TokenIdentity identity, int times) {
		List<String> tokens = new ArrayList<>();
		for (int call = 0; call < times; call++) {
			identity.token().subscribe(tokens::add);
		}
		return tokens;
	}

	private static DirectusException transport(IOException cause) {
		return new DirectusTransportException("POST /auth/refresh did not get a whole answer", 0, cause);
	}

	private static DirectusException unavailable() {
		return new DirectusUnavailableException(new ErrorReply(503, "POST /auth/refresh", List.of(), "", null));
	}

	private static DirectusException refusal() {
		return new DirectusAuthenticationException(new ErrorReply(401, "POST /auth/refresh",
				List.of(new DirectusError("Invalid user credentials.", "INVALID_CREDENTIALS", Map.of())), "", null));
	}

	/**
	 * Takes its time to put, or fails.
	 */
	private static class SlowStore implements DirectusTokenStore {

		private final DirectusTokenStore store;

		private Sinks.Empty<Void> gate = Sinks.empty();

		SlowStore(DirectusTokenStore store) {
			this.store = store;
		}

		void open() {
			if (this.gate.tryEmitEmpty().isFailure()) {
				this.gate = Sinks.empty();
				this.gate.tryEmitEmpty();
			}
		}

		void fail() {
			this.gate.tryEmitError(new IllegalStateException("the store is down"));
		}

		@Override
		public Mono<DirectusTokens> get(TokenKey key) {
			return this.store.get(key);
		}

		@Override
		public Mono<Void> put(TokenKey key, DirectusTokens tokens, Duration timeToLive) {
			return this.gate.asMono().then(this.store.put(key, tokens, timeToLive));
		}

		@Override
		public Mono<Void> remove(TokenKey key) {
			return this.store.remove(key);
		}

		@Override
		public <T> Mono<T> locked(TokenKey key, Duration atMost, Mono<T> work) {
			return this.store.locked(key, atMost, work);
		}

	}

}
