package io.github.springdirectus.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.springdirectus.http.AttemptDecorator;
import io.github.springdirectus.http.ExchangeRequest;
import reactor.core.publisher.Flux;

/**
 * The decorators of the calls to one server, the outermost of them first.
 */
final class CallDecorators implements AttemptDecorator {

	private final String url;

	private final List<DirectusCallDecorator> fromWithin;

	CallDecorators(String url, List<DirectusCallDecorator> decorators) {
		this.url = url;
		List<DirectusCallDecorator> reversed = new ArrayList<>(decorators);
		Collections.reverse(reversed);
		this.fromWithin = List.copyOf(reversed);
	}

	@Override
	public <T> Flux<T> decorate(ExchangeRequest request, Flux<T> attempt) {
		if (this.fromWithin.isEmpty()) {
			return attempt;
		}
		DirectusCall call = new DirectusCall(this.url, request.method(), request.template(), request.collection(),
				request.operation());
		Flux<T> decorated = attempt;
		for (DirectusCallDecorator decorator : this.fromWithin) {
			decorated = decorator.decorate(call, decorated);
		}
		return decorated;
	}

}
