package io.github.springdirectus.http;

import java.util.List;

import io.github.springdirectus.error.DirectusRequestException;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * The last filter before the wire: whatever the application's own filters have done, a
 * request goes to the configured server, and carries the token of its identity, or none.
 */
final class AuthorizationGuard implements ExchangeFilterFunction {

	/** The attribute with the token of a request; empty for none. */
	static final String TOKEN = AuthorizationGuard.class.getName() + ".token";

	private final BaseUrl url;

	AuthorizationGuard(BaseUrl url) {
		this.url = url;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		if (!this.url.isOriginOf(request.url())) {
			return Mono.error(new DirectusRequestException("A filter of the WebClient.Builder sends a request for"
					+ " Directus to another server, which is refused: its token, and a password in its body, are"
					+ " for the configured one. Set directus.url to the address that requests go to, or leave the"
					+ " filter out."));
		}
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
