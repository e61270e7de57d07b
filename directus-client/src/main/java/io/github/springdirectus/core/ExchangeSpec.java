package io.github.springdirectus.core;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;

/**
 * A request of the caller's own. Each setter returns a copy; nothing is sent before one
 * of the publishers is subscribed to.
 */
public interface ExchangeSpec {

	/**
	 * Add a query parameter.
	 * @param name the name
	 * @param value the value, written by {@code toString()} and percent-encoded once
	 * @return a copy with the parameter
	 */
	ExchangeSpec query(String name, Object value);

	/**
	 * Set a header.
	 * @param name the name; {@code Authorization} is refused, since
	 * {@link DirectusOperations#as} sets it
	 * @param value the value
	 * @return a copy with the header
	 */
	ExchangeSpec header(String name, String value);

	/**
	 * Set the body.
	 * @param body what is written as JSON
	 * @return a copy with the body
	 */
	ExchangeSpec body(Object body);

	/**
	 * Say whether the answer wraps what is asked for in {@code data}, as Directus does
	 * everywhere but in flows, specs and custom endpoints.
	 * @param enveloped whether the answer is an envelope; {@code true} by default
	 * @return a copy that reads answers so
	 */
	ExchangeSpec envelope(boolean enveloped);

	/**
	 * Send the request and read one value.
	 * @param type a record, a class, {@code JsonNode}, {@code Map}, or a plain type such
	 * as {@code String}
	 * @param <T> the type of the value
	 * @return a {@link Mono} emitting the value; empty for an answer without a body or
	 * with {@code null}. Of a list the first element is emitted.
	 */
	<T> Mono<T> mono(Class<T> type);

	/**
	 * Send the request and read a list as it arrives.
	 * @param type the type of an element
	 * @param <T> the type of an element
	 * @return a {@link Flux} emitting the elements; one where the answer is a single
	 * value
	 */
	<T> Flux<T> flux(Class<T> type);

	/**
	 * Send the request and pass on the bytes of the answer.
	 * @return a {@link Flux} of buffers, each to be released by the subscriber
	 */
	Flux<DataBuffer> bytes();

	/**
	 * Send the request and read one value together with status and headers.
	 * @param type the type of the value
	 * @param <T> the type of the value
	 * @return a {@link Mono} emitting the entity, with a {@code null} body for an answer
	 * without one
	 */
	<T> Mono<ResponseEntity<T>> toEntity(Class<T> type);

}
