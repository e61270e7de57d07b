package io.github.springdirectus.core;

import reactor.core.publisher.Flux;

/**
 * Puts something around each request to Directus, logins and refreshes included: a
 * circuit breaker, a limit of calls at once, a measurement. It stands within the client's
 * own retry, so that each attempt counts. As its method is generic, it is written as a
 * class or a method reference, not as a lambda.
 *
 * @see DirectusTemplate.Builder#callDecorator(DirectusCallDecorator)
 */
@FunctionalInterface
public interface DirectusCallDecorator {

	/**
	 * Decorate an attempt. Called for each of them, on any thread; must not block.
	 * @param call what is to be done
	 * @param attempt sends the request when it is subscribed to, and emits what is read
	 * of the answer as it arrives. It fails with a
	 * {@link io.github.springdirectus.error.DirectusException}; subscribing to it again
	 * sends the request again
	 * @param <T> the type of the elements
	 * @return what takes the place of the attempt. Where the request is not to be sent,
	 * an error: a {@link io.github.springdirectus.error.DirectusCallRejectedException} is
	 * handed to the caller without another attempt
	 */
	<T> Flux<T> decorate(DirectusCall call, Flux<T> attempt);

}
