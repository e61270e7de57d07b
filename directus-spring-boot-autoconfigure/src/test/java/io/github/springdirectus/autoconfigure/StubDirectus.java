package io.github.springdirectus.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Answers as it is told to, and remembers what it was asked: for what a real Directus
 * can't be made to show.
 */
public final class StubDirectus implements AutoCloseable {

	/**
	 * A request that arrived.
	 *
	 * @param method the method
	 * @param uri path and query
	 * @param headers the headers, their names in lower case
	 * @param body the body
	 */
	public record Request(String method, String uri, Map<String, String> headers, String body) {

		public @Nullable String authorization() {
			return this.headers.get("authorization");
		}

	}

	private record Answer(int status, String body, Map<String, String> headers) {

	}

	/** Keeps answers back until so many wait for theirs. */
	private static final class Gate {

		private final AtomicInteger missing;

		private final Sinks.Empty<Void> opened = Sinks.empty();

		Gate(int requests) {
			this.missing = new AtomicInteger(requests);
		}

		Mono<Void> pass() {
			if (this.missing.decrementAndGet() == 0) {
				this.opened.tryEmitEmpty();
			}
			return this.opened.asMono();
		}

	}

	private final Map<String, Answer> answers = new ConcurrentHashMap<>();

	private final Map<String, Gate> gates = new ConcurrentHashMap<>();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private final DisposableServer server;

	private StubDirectus(HttpServer server) {
		this.server = server.host("localhost").port(0).handle(this::handle).bindNow();
	}

	public static StubDirectus start() {
		return new StubDirectus(HttpServer.create());
	}

	public static StubDirectus start(HttpServer server) {
		return new StubDirectus(server);
	}

	public String url() {
		return "http://localhost:" + port();
	}

	public int port() {
		return this.server.port();
	}

	public StubDirectus answer(String path, int status, String body) {
		return answer(path, status, body, Map.of());
	}

	public StubDirectus answer(String path, int status, String body, Map<String, String> headers) {
		this.answers.put(path, new Answer(status, body, headers));
		return this;
	}

	/** Answers none of the requests for a path before so many of them have arrived. */
	public StubDirectus together(String path, int requests) {
		this.gates.put(path, new Gate(requests));
		return this;
	}

	/** Forgets what it was told and asked. */
	public StubDirectus reset() {
		this.answers.clear();
		this.gates.clear();
		this.requests.clear();
		return this;
	}

	/** Takes the request and never answers. */
	public StubDirectus hang(String path) {
		return answer(path, 0, "");
	}

	public List<Request> requests() {
		return this.requests;
	}

	public List<Request> requests(String path) {
		return this.requests.stream().filter((request) -> path(request.uri()).equals(path)).toList();
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		Map<String, String> headers = new ConcurrentHashMap<>();
		request.requestHeaders()
			.forEach((header) -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
		return request.receive().aggregate().asString(StandardCharsets.UTF_8).defaultIfEmpty("").flatMap((body) -> {
			this.requests.add(new Request(request.method().name(), request.uri(), headers, body));
			Answer answer = this.answers.getOrDefault(path(request.uri()), new Answer(404,
					"{\"errors\":[{\"message\":\"x\",\"extensions\":{\"code\":\"ROUTE_NOT_FOUND\"}}]}", Map.of()));
			if (answer.status() == 0) {
				return Mono.never();
			}
			Gate gate = this.gates.get(path(request.uri()));
			return ((gate != null) ? gate.pass() : Mono.<Void>empty()).then(Mono.defer(() -> {
				response.status(answer.status());
				answer.headers().forEach(response::header);
				return response.sendString(Mono.just(answer.body())).then();
			}));
		});
	}

	private static String path(String uri) {
		return uri.split("\\?", 2)[0];
	}

	@Override
	public void close() {
		this.server.disposeNow();
	}

}
