package io.github.springdirectus.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Gives numbered tokens that live for 100 s, at once or when the test says so.
 */
final class FakeDirectus implements TokenEndpoint {

	static final Duration LIFE = Duration.ofSeconds(100);

	final List<String> calls = new ArrayList<>();

	private final Deque<Throwable> failures = new ArrayDeque<>();

	private final Clock clock;

	private Sinks.Empty<Void> gate;

	private int issued;

	FakeDirectus(Clock clock) {
		this.clock = clock;
	}

	/** The next request fails. */
	void failWith(Throwable failure) {
		this.failures.add(failure);
	}

	/** Requests wait from now on. */
	void hold() {
		this.gate = Sinks.empty();
	}

	void release() {
		this.gate.tryEmitEmpty();
		this.gate = null;
	}

	DirectusTokens issue() {
		this.issued++;
		return new DirectusTokens("access-" + this.issued, "refresh-" + this.issued, this.clock.instant().plus(LIFE),
				TokenMode.JSON);
	}

	Mono<DirectusTokens> login() {
		return answer("login");
	}

	@Override
	public Mono<DirectusTokens> refresh(DirectusTokens tokens) {
		return answer("refresh " + tokens.refreshToken());
	}

	@Override
	public Mono<Void> logout(DirectusTokens tokens) {
		return answer("logout " + tokens.refreshToken()).then();
	}

	private Mono<DirectusTokens> answer(String call) {
		return Mono.defer(() -> {
			this.calls.add(call);
			Mono<DirectusTokens> answer = Mono.defer(() -> {
				Throwable failure = this.failures.poll();
				return (failure != null) ? Mono.error(failure) : Mono.fromSupplier(this::issue);
			});
			return (this.gate != null) ? this.gate.asMono().then(answer) : answer;
		});
	}

}
