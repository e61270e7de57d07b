package io.github.springdirectus.http;

import reactor.core.publisher.Flux;

/**
 * What stands around each attempt of a call, logins and refreshes included.
 */
public interface AttemptDecorator {

	/**
	 * Nothing.
	 */
	AttemptDecorator NONE = new AttemptDecorator() {

		@Override
		public <T> Flux<T> decorate(ExchangeRequest request, Flux<T> attempt) {
			return attempt;
		}

	};

	/**
	 * Put something around an attempt.
	 * @param request what is sent
	 * @param attempt sends it when it is subscribed to; its failures are typed
	 * @param <T> the type of the elements
	 * @return the decorated attempt
	 */
	<T> Flux<T> decorate(ExchangeRequest request, Flux<T> attempt);

}
