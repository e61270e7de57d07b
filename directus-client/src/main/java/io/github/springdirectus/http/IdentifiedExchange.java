package io.github.springdirectus.http;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusRateLimitException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One call as somebody: each attempt gets the token of that moment, and is made once more
 * where the token had expired unnoticed.
 */
final class IdentifiedExchange<T> {

	private final Identity identity;

	private final RateLimitWaits waits;

	private final Function<String, Flux<T>> attempt;

	private final AtomicBoolean renewed = new AtomicBoolean();

	/**
	 * Create an exchange, for one call.
	 * @param attempt sends the request with a token; with an empty one for none
	 */
	IdentifiedExchange(Identity identity, RateLimitWaits waits, Function<String, Flux<T>> attempt) {
		this.identity = identity;
		this.waits = waits;
		this.attempt = attempt;
	}

	/**
	 * One attempt, or two.
	 */
	Flux<T> flux() {
		return fetched(this.identity.token()).defaultIfEmpty("")
			.flatMapMany((token) -> this.attempt.apply(token)
				.onErrorResume(IdentifiedExchange::isExpired, (refusal) -> renew(token, refusal)));
	}

	private Flux<T> renew(String token, Throwable refusal) {
		if (token.isEmpty() || !this.renewed.compareAndSet(false, true)) {
			return Flux.error(refusal);
		}
		return fetched(this.identity.renew(token)).flatMapMany((another) -> another ? flux() : Flux.error(refusal));
	}

	/**
	 * A login or refresh has waited for the rate limit already, as long as it may.
	 */
	private <V> Mono<V> fetched(Mono<V> token) {
		return token.doOnError(DirectusRateLimitException.class, (refusal) -> this.waits.end());
	}

	private static boolean isExpired(Throwable failure) {
		return failure instanceof DirectusAuthenticationException refusal && "TOKEN_EXPIRED".equals(refusal.code());
	}

}
