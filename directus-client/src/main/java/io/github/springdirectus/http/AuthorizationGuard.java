package io.github.springdirectus.http;

import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * The last filter before the wire: whatever the application's own filters have done, a
 * request carries the token of its identity, or none.
 */
final class AuthorizationGuard implements ExchangeFilterFunction {

	/** The attribute with the token of a request; empty for none. */
	static final String TOKEN = AuthorizationGuard.class.getName() + ".token";

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		String token = (String) request.attribute(TOKEN).orElse("");
		List<String> expected = token.isEmpty() ? List.of() : List.of("Bearer " + token);
		if (request.headers().getOrEmpty(HttpHeaders.AUTHORIZATION).equals(expected)) {
			return next.exchange(request);
		}
		return next.exchange(ClientRequest.from(request).headers((headers) -> {
			headers.remove(HttpHeaders.AUTHORIZATION);
			headers.addAll(HttpHeaders.AUTHORIZATION, expected);
		}).build());
	}

}
