package io.github.springdirectus.core;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.http.ElementReader;
import io.github.springdirectus.http.ExchangeRequest;
import io.github.springdirectus.http.Exchanges;
import io.github.springdirectus.http.QueryString;
import io.github.springdirectus.mapping.Mappings;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * A request of the caller's own.
 */
final class DefaultExchangeSpec implements ExchangeSpec {

	private final Exchanges exchanges;

	private final Mappings mappings;

	private final ExchangeRequest request;

	private final Map<String, String> parameters;

	DefaultExchangeSpec(Exchanges exchanges, Mappings mappings, ExchangeRequest request,
			Map<String, String> parameters) {
		this.exchanges = exchanges;
		this.mappings = mappings;
		this.request = request;
		this.parameters = parameters;
	}

	@Override
	public ExchangeSpec query(String name, Object value) {
		if (name.equalsIgnoreCase("access_token")) {
			throw new DirectusRequestException("A token in a URL ends up in logs. Use as(credentials) instead.");
		}
		Map<String, String> added = with(this.parameters, name, value.toString());
		return new DefaultExchangeSpec(this.exchanges, this.mappings, this.request.withQuery(QueryString.encode(added)),
				added);
	}

	@Override
	public ExchangeSpec header(String name, String value) {
		if (name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION)) {
			throw new DirectusRequestException("The Authorization header is set by as(credentials).");
		}
		return copy(this.request.withHeaders(with(this.request.headers(), name, value)));
	}

	@Override
	public ExchangeSpec body(Object body) {
		return copy(this.request.withBody(body));
	}

	@Override
	public ExchangeSpec envelope(boolean enveloped) {
		return copy(this.request.withEnvelope(enveloped));
	}

	@Override
	public <T> Mono<T> mono(Class<T> type) {
		return this.exchanges.element(this.request, reader(type));
	}

	@Override
	public <T> Flux<T> flux(Class<T> type) {
		return this.exchanges.elements(this.request, reader(type));
	}

	@Override
	public Flux<DataBuffer> bytes() {
		return this.exchanges.bytes(this.request);
	}

	@Override
	public <T> Mono<ResponseEntity<T>> toEntity(Class<T> type) {
		return this.exchanges.entity(this.request, reader(type), (response, elements) -> {
			ResponseEntity.BodyBuilder entity = ResponseEntity.status(response.statusCode())
				.headers(response.headers().asHttpHeaders());
			return elements.isEmpty() ? entity.build() : entity.body(elements.get(0));
		});
	}

	private <T> ElementReader<T> reader(Class<T> type) {
		return this.mappings.reader(type)::readAll;
	}

	private DefaultExchangeSpec copy(ExchangeRequest changed) {
		return new DefaultExchangeSpec(this.exchanges, this.mappings, changed, this.parameters);
	}

	private static Map<String, String> with(Map<String, String> map, String name, String value) {
		Map<String, String> copy = new LinkedHashMap<>(map);
		copy.put(name, value);
		return copy;
	}

}
