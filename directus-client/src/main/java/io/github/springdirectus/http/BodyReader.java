package io.github.springdirectus.http;

import java.io.EOFException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.github.springdirectus.error.DirectusDecodingException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Turns the bytes of one answer into elements as they arrive. At most one buffer and one
 * unfinished element are held.
 */
final class BodyReader {

	private final ExchangeRequest request;

	private final int maxElementSize;

	BodyReader(ExchangeRequest request, int maxElementSize) {
		this.request = request;
		this.maxElementSize = maxElementSize;
	}

	/**
	 * Read elements.
	 * @param body the bytes; each buffer is released
	 * @param reader reads runs of elements
	 * @param meta takes the text of the meta object, if there is one, when the answer is
	 * whole
	 */
	<T> Flux<T> read(Flux<DataBuffer> body, ElementReader<T> reader, AtomicReference<byte @Nullable []> meta) {
		return Flux.defer(() -> {
			EnvelopeFramer framer = new EnvelopeFramer(this.request.enveloped(), this.maxElementSize);
			return body.map(BodyReader::bytes)
				.concatMapIterable((bytes) -> elements(framer.accept(bytes), reader), 1)
				.concatWith(Flux.defer(() -> end(framer, reader, meta)))
				.onErrorMap(EnvelopeFramer.NotAnEnvelopeException.class, (ex) -> notAnEnvelope())
				.onErrorMap(EnvelopeFramer.ElementTooLargeException.class, (ex) -> tooLarge());
		});
	}

	/**
	 * Let an answer end that has no body, or one that does not matter. One that is no
	 * JSON is somebody else's, who has not done what was asked.
	 * @param body the bytes; each buffer is released
	 */
	Mono<Void> ignore(Flux<DataBuffer> body) {
		return body.map((buffer) -> isJson(bytes(buffer)))
			.switchOnFirst((first, all) -> Boolean.FALSE.equals(first.get()) ? Flux.error(notAnEnvelope()) : all)
			.then();
	}

	private static boolean isJson(byte[] start) {
		return start.length == 0 || start[0] == '{';
	}

	private static <T> List<T> elements(byte @Nullable [] run, ElementReader<T> reader) {
		return (run != null) ? reader.read(run, 0, run.length) : List.of();
	}

	private <T> Flux<T> end(EnvelopeFramer framer, ElementReader<T> reader, AtomicReference<byte @Nullable []> meta) {
		if (!framer.isDone()) {
			return Flux.error(new EOFException("the body ended before its JSON did"));
		}
		meta.set(framer.meta());
		return Flux.fromIterable(elements(framer.finish(), reader));
	}

	private DirectusDecodingException notAnEnvelope() {
		return new DirectusDecodingException(this.request.describe() + " was answered with something that is not"
				+ " the JSON of Directus. Check that directus.url leads to Directus itself, not to another"
				+ " application or a login page before it.");
	}

	private DirectusDecodingException tooLarge() {
		return new DirectusDecodingException(("%s was answered with an element larger than %d bytes. Ask for fewer"
				+ " fields, or raise directus.max-in-memory-size.")
			.formatted(this.request.describe(), this.maxElementSize));
	}

	/**
	 * Copy a buffer and release it.
	 */
	static byte[] bytes(DataBuffer buffer) {
		try {
			byte[] bytes = new byte[buffer.readableByteCount()];
			buffer.read(bytes);
			return bytes;
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

}
