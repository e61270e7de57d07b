package io.github.springdirectus.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The one way out: every request of the client passes here, gets its token, is repeated
 * where that is safe, and has its answer read.
 */
public final class Exchanges {

	private final BaseUrl url;

	private final WebClient webClient;

	private final JsonMapper mapper;

	private final ExchangeSettings settings;

	private final Identity identity;

	private final ErrorBodyReader errors;

	private Exchanges(BaseUrl url, WebClient webClient, JsonMapper mapper, ExchangeSettings settings,
			Identity identity) {
		this.url = url;
		this.webClient = webClient;
		this.mapper = mapper;
		this.settings = settings;
		this.identity = identity;
		this.errors = new ErrorBodyReader(mapper, settings.maxInMemorySize(), new RetryAfter(settings.clock()));
	}

	/**
	 * Create the way out to a server, as nobody.
	 * @param url the address of the server
	 * @param builder a builder with its connector; it is changed
	 * @param mapper writes bodies and reads errors
	 * @param settings what holds for all exchanges
	 * @return the exchanges
	 */
	public static Exchanges of(BaseUrl url, WebClient.Builder builder, JsonMapper mapper, ExchangeSettings settings) {
		// A token of the application for another server must not reach this one
		WebClient webClient = builder.defaultHeaders((headers) -> headers.remove(HttpHeaders.AUTHORIZATION))
			.filters((filters) -> filters.add(new AuthorizationGuard(url)))
			.observationConvention(new DirectusClientObservationConvention())
			.build();
		return new Exchanges(url, webClient, mapper, settings, Identity.ANONYMOUS);
	}

	/**
	 * The same exchanges as somebody else; the connections are shared.
	 * @param identity who requests are made as
	 * @return the copy
	 */
	public Exchanges as(Identity identity) {
		return new Exchanges(this.url, this.webClient, this.mapper, this.settings, identity);
	}

	/**
	 * Who requests are made as.
	 * @return the identity
	 */
	public Identity identity() {
		return this.identity;
	}

	/**
	 * The address of the server, by which what belongs to it is told from what belongs to
	 * others.
	 * @return the configured url, without a slash at the end
	 */
	public String origin() {
		return this.url.toString();
	}

	/**
	 * When a call may be repeated.
	 * @return the policy
	 */
	public RetryPolicy retry() {
		return this.settings.retry();
	}

	/**
	 * Whether a read that failed may be sent again at all.
	 * @return {@code false} where the settings allow one attempt only
	 */
	public boolean repeatsReads() {
		return this.settings.retry().maxAttempts() > 1;
	}

	/**
	 * Send a request and read the elements of its answer as they arrive.
	 * @param request the request
	 * @param reader reads runs of elements
	 * @param <T> the type of the elements
	 * @return the elements; none for an answer without a body
	 */
	public <T> Flux<T> elements(ExchangeRequest request, ElementReader<T> reader) {
		return send(request, (response) -> read(request, response, reader, new AtomicReference<>()));
	}

	/**
	 * Send a request and read the only element of its answer.
	 * @param request the request
	 * @param reader reads runs of elements
	 * @param <T> the type of the element
	 * @return the element; empty for an answer without a body, or without data
	 */
	public <T> Mono<T> element(ExchangeRequest request, ElementReader<T> reader) {
		// Unlike next(), it lets the answer end, so that its connection is used again;
		// and
		// nothing has left before that
		return send(request,
				(response) -> read(request, response, reader, new AtomicReference<>()).reduce((first, other) -> first)
					.flux())
			.singleOrEmpty();
	}

	/**
	 * Send a request and read its answer whole, with its meta object.
	 * @param request the request
	 * @param reader reads runs of elements
	 * @param <T> the type of the elements
	 * @return the answer
	 */
	public <T> Mono<Reply<T>> reply(ExchangeRequest request, ElementReader<T> reader) {
		return send(request, (response) -> {
			AtomicReference<byte @Nullable []> meta = new AtomicReference<>();
			return read(request, response, reader, meta).collectList()
				.map((elements) -> new Reply<>(elements, meta(meta.get())))
				.flux();
		}).single();
	}

	/**
	 * Send a request that is answered without a body, or with one that does not matter.
	 * @param request the request
	 * @return completes when it succeeded; an error where the answer is not one of
	 * Directus
	 */
	public Mono<Void> none(ExchangeRequest request) {
		return send(request, (response) -> reader(request).ignore(body(response)).flux()).then();
	}

	/**
	 * Send a request and pass on the bytes of its answer.
	 * @param request the request
	 * @return the bytes, to be released by the subscriber
	 */
	public Flux<DataBuffer> bytes(ExchangeRequest request) {
		return send(request, Exchanges::body);
	}

	private static Flux<DataBuffer> body(ClientResponse response) {
		return response.bodyToFlux(DataBuffer.class).onErrorMap(TransportFailures::ofBody);
	}

	/**
	 * Send a request and read its answer together with status and headers.
	 * @param request the request
	 * @param reader reads runs of elements
	 * @param combine makes the result of the answer and its elements
	 * @param <T> the type of the elements
	 * @param <R> the type of the result
	 * @return the result
	 */
	public <T, R> Mono<R> entity(ExchangeRequest request, ElementReader<T> reader,
			BiFunction<ClientResponse, List<T>, R> combine) {
		return send(request,
				(response) -> read(request, response, reader, new AtomicReference<>()).collectList()
					.map((elements) -> combine.apply(response, elements))
					.flux())
			.single();
	}

	/**
	 * The request as a line of shell, its token masked.
	 * @param request the request
	 * @return a call of curl
	 */
	public String explain(ExchangeRequest request) {
		String body = (request.body() != null) ? new String(json(request.body()), StandardCharsets.UTF_8) : null;
		return CurlLine.of(request.method(), this.url.resolve(request.path(), request.query()), request.headers(), body,
				this.identity != Identity.ANONYMOUS);
	}

	private <T> Flux<T> read(ExchangeRequest request, ClientResponse response, ElementReader<T> reader,
			AtomicReference<byte @Nullable []> meta) {
		if (response.statusCode().value() == 204) {
			return response.releaseBody().thenMany(Flux.empty());
		}
		return reader(request).read(body(response), reader, meta);
	}

	private BodyReader reader(ExchangeRequest request) {
		return new BodyReader(request, this.settings.maxInMemorySize());
	}

	private @Nullable JsonNode meta(byte @Nullable [] json) {
		return (json != null) ? this.mapper.readTree(json) : null;
	}

	private <T> Flux<T> send(ExchangeRequest request, Function<ClientResponse, Flux<T>> success) {
		return Flux.defer(() -> {
			AtomicBoolean renewed = new AtomicBoolean();
			return new RepeatableExchange<>(request, this.settings.retry(), () -> identify(request, renewed, success))
				.flux();
		});
	}

	/**
	 * Send a request with its token, and once more where that had expired unnoticed.
	 */
	private <T> Flux<T> identify(ExchangeRequest request, AtomicBoolean renewed,
			Function<ClientResponse, Flux<T>> success) {
		if (!request.identified()) {
			return sendOnce(request, "", success);
		}
		return this.identity.token()
			.defaultIfEmpty("")
			.flatMapMany((token) -> sendOnce(request, token, success).onErrorResume(Exchanges::isExpired, (refusal) -> {
				if (token.isEmpty() || !renewed.compareAndSet(false, true)) {
					return Flux.error(refusal);
				}
				return this.identity.renew(token)
					.flatMapMany((another) -> another ? identify(request, renewed, success) : Flux.error(refusal));
			}));
	}

	private static boolean isExpired(Throwable failure) {
		return failure instanceof DirectusAuthenticationException refusal && "TOKEN_EXPIRED".equals(refusal.code());
	}

	private <T> Flux<T> sendOnce(ExchangeRequest request, String token, Function<ClientResponse, Flux<T>> success) {
		return Flux.deferContextual((context) -> {
			ExchangeConnection connection = new ExchangeConnection(this.settings.readTimeout());
			WebClient.RequestBodySpec spec = this.webClient.method(request.method())
				.uri(this.url.resolve(request.path(), request.query()))
				.attribute(DirectusClientObservationConvention.REQUEST, request)
				.attribute(AuthorizationGuard.TOKEN, token)
				.httpRequest(connection::use)
				.headers((headers) -> setHeaders(headers, request, token, context));
			WebClient.RequestHeadersSpec<?> ready = (request.body() != null)
					? spec.contentType(MediaType.APPLICATION_JSON).bodyValue(json(request.body())) : spec;
			return ExchangeLog.watch(request, (status) -> ready.exchangeToFlux((response) -> {
				status.set(response.statusCode().value());
				return response.statusCode().is2xxSuccessful() ? success.apply(response)
						: this.errors.read(response, request, token).flatMapMany(Flux::error);
			})).doOnError((failure) -> connection.end());
		});
	}

	private byte[] json(Object body) {
		return (body instanceof JsonBytes json) ? json.bytes() : this.mapper.writeValueAsBytes(body);
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
