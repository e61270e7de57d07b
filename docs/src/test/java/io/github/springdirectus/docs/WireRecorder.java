package io.github.springdirectus.docs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpRequestDecorator;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Records what is sent, as it is sent: method, path and body.
 */
class WireRecorder implements ExchangeFilterFunction {

	private final List<String> bodies = new CopyOnWriteArrayList<>();

	private final List<HttpMethod> methods = new CopyOnWriteArrayList<>();

	/**
	 * The body of the last request that had one.
	 */
	String lastBody() {
		return this.bodies.get(this.bodies.size() - 1);
	}

	/**
	 * The methods of all requests.
	 */
	List<HttpMethod> methods() {
		return this.methods;
	}

	void clear() {
		this.bodies.clear();
		this.methods.clear();
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		this.methods.add(request.method());
		return next.exchange(ClientRequest.from(request)
			.body((output, context) -> request.body().insert(new RecordedRequest(output), context))
			.build());
	}

	private final class RecordedRequest extends ClientHttpRequestDecorator {

		RecordedRequest(ClientHttpRequest request) {
			super(request);
		}

		@Override
		public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
			return super.writeWith(Flux.from(body)
				.doOnNext((buffer) -> WireRecorder.this.bodies.add(buffer.toString(StandardCharsets.UTF_8))));
		}

	}

}
