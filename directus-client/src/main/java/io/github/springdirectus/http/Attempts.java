package io.github.springdirectus.http;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import io.github.springdirectus.error.DirectusRequestException;
import reactor.core.publisher.Flux;
import reactor.util.context.ContextView;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Sends a request once, with the headers and the token it needs, and tells an answer with
 * an error from one without. What ends an attempt is a typed failure.
 */
final class Attempts {

	private final BaseUrl url;

	private final WebClient webClient;

	private final JsonMapper mapper;

	private final ExchangeSettings settings;

	private final ErrorBodyReader errors;

	Attempts(BaseUrl url, WebClient webClient, JsonMapper mapper, ExchangeSettings settings) {
		this.url = url;
		this.webClient = webClient;
		this.mapper = mapper;
		this.settings = settings;
		this.errors = new ErrorBodyReader(mapper, settings.maxInMemorySize(), new RetryAfter(settings.clock()));
	}

	/**
	 * Send a request.
	 * @param token the token; empty for none
	 * @param success reads an answer without an error
	 */
	<T> Flux<T> send(ExchangeRequest request, String token, Function<ClientResponse, Flux<T>> success) {
		Flux<T> attempt = Flux
			.defer(() -> TransportFailures.typed(request, new AtomicLong(), exchange(request, token, success)));
		return this.settings.decorator().decorate(request, attempt);
	}

	private <T> Flux<T> exchange(ExchangeRequest request, String token, Function<ClientResponse, Flux<T>> success) {
		return Flux.deferContextual((context) -> {
			ExchangeConnection connection = new ExchangeConnection(this.settings.readTimeout());
			WebClient.RequestBodySpec spec = this.webClient.method(request.method())
				.uri(this.url.resolve(request.path(), request.query()))
				.attribute(DirectusClientObservationConvention.REQUEST, request)
				.attribute(AuthorizationGuard.TOKEN, token)
				.httpRequest(connection::use)
				.headers((headers) -> setHeaders(headers, request, token, context));
			WebClient.RequestHeadersSpec<?> ready = (request.body() != null)
					? spec.contentType(MediaType.APPLICATION_JSON).bodyValue(JsonBytes.of(request.body(), this.mapper))
					: spec;
			return ExchangeLog.watch(request, (status) -> ready.exchangeToFlux((response) -> {
				status.set(response.statusCode().value());
				return response.statusCode().is2xxSuccessful() ? success.apply(response)
						: this.errors.read(response, request, token).flatMapMany(Flux::error);
			})).doOnError((failure) -> connection.end());
		});
	}

	private void setHeaders(HttpHeaders headers, ExchangeRequest request, String token, ContextView context) {
		// Not even one that the application adds to each request
		headers.remove(HttpHeaders.AUTHORIZATION);
		this.settings.customizer().accept(headers, context);
		if (headers.containsHeader(HttpHeaders.AUTHORIZATION)) {
			throw new DirectusRequestException("A request customizer has set the Authorization header, which is set by"
					+ " the credentials alone. Use as(credentials) instead.");
		}
		request.headers().forEach(headers::set);
		if (!token.isEmpty()) {
			headers.setBearerAuth(token);
		}
	}

}
