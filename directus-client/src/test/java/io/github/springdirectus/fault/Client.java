package io.github.springdirectus.fault;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusTokenStore;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.fault.FaultProxy;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * A template behind a proxy, with timeouts that a test can wait for, its requests counted
 * where they leave it.
 */
final class Client {

	/** The read timeout where an answer won't come. */
	private static final Duration SHORT = Duration.ofSeconds(3);

	/** Where there is a login after that. */
	private static final Duration LONGER = Duration.ofSeconds(6);

	/** Where one will come: longer than a call may take. */
	private static final Duration LONG = Duration.ofSeconds(20);

	private static final Duration A_MOMENT = Duration.ofMillis(200);

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	/** When the tokens that were just given have expired. */
	private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

	private final Session session;

	private final DirectusServer server;

	private final FaultProxy proxy;

	private final boolean heals;

	private final DirectusTokenStore store = DirectusTokenStore.inMemory();

	private final WatchedPool pool = new WatchedPool();

	/** The lengths of the answers, -1 where none came or it does not say. */
	private final List<Long> answers = new CopyOnWriteArrayList<>();

	private final DirectusTemplate directus;

	Client(DirectusServer server, FaultProxy proxy, Cell cell) {
		FaultKind fault = cell.fault();
		this.session = cell.operation().plan().session();
		this.server = server;
		this.proxy = proxy;
		this.heals = fault == FaultKind.REFUSED_ONCE;
		DirectusTemplate.Builder builder = DirectusTemplate.builder()
			.url(proxy.url())
			.credentials(DirectusCredentials.staticToken(server.adminToken()))
			.connector(this.pool.connector(SHORT))
			.readTimeout(readTimeout(fault))
			.retry(3, Duration.ofMillis(20), Duration.ofSeconds(1))
			.clock(isExpired() ? LATER : Clock.systemUTC())
			.tokenStore(this.store)
			.pageSize(4)
			.webClientBuilder(WebClient.builder().filter(this::count));
		if (fault == FaultKind.EVERY_THIRD) {
			builder.requestCustomizer((headers, context) -> headers.setConnection("close"));
		}
		this.directus = builder.build();
	}

	private Duration readTimeout(FaultKind fault) {
		if (fault.effect() != Effect.SILENCE) {
			return LONG;
		}
		return (this.session == Session.EXPIRED_PASSWORD) ? LONGER : SHORT;
	}

	private boolean isExpired() {
		return this.session == Session.EXPIRED_PASSWORD || this.session == Session.EXPIRED_TOKENS;
	}

	private Mono<ClientResponse> count(ClientRequest request, ExchangeFunction next) {
		return next.exchange(request)
			.doOnNext((response) -> this.answers.add(response.headers().contentLength().orElse(-1)))
			.onErrorResume((failure) -> {
				this.answers.add(-1L);
				return heal().then(Mono.error(failure));
			});
	}

	private Mono<Void> heal() {
		return this.heals
				? Mono.<Void>fromRunnable(this.proxy::acceptConnections).subscribeOn(Schedulers.boundedElastic())
				: Mono.empty();
	}

	/**
	 * Makes ready whoever makes the calls. No connection and no request is left of it.
	 */
	DirectusTemplate ready() {
		if (this.session == Session.EXPIRED_PASSWORD) {
			// Another template with the same store, so that this one need not wait for it
			elsewhere(this.proxy.url()).as(password())
				.exchange(HttpMethod.GET, "/users/me")
				.mono(Object.class)
				.block(TIMEOUT);
			this.proxy.closeConnections();
		}
		return this.directus.as(switch (this.session) {
			case STATIC_TOKEN -> DirectusCredentials.staticToken(this.server.adminToken());
			case ANONYMOUS -> DirectusCredentials.anonymous();
			case PASSWORD, EXPIRED_PASSWORD -> password();
			case EXPIRED_TOKENS -> DirectusCredentials.tokens(elsewhere(this.server.url()).auth()
				.login(this.server.adminEmail(), this.server.adminPassword())
				.block(TIMEOUT));
		});
	}

	private DirectusTemplate elsewhere(String url) {
		return DirectusTemplate.builder().url(url).tokenStore(this.store).build();
	}

	private DirectusCredentials password() {
		return DirectusCredentials.emailPassword(this.server.adminEmail(), this.server.adminPassword());
	}

	/**
	 * Has a connection in the pool that the server closes.
	 */
	void haveConnectionClosed() {
		this.directus.exchange(HttpMethod.GET, "/server/info").mono(Object.class).block(TIMEOUT);
		this.answers.clear();
		this.proxy.closeConnections();
		// The pool tells only when it is asked for a connection that it has noticed
		Mono.delay(A_MOMENT).block();
	}

	List<Long> answers() {
		return this.answers;
	}

	WatchedPool pool() {
		return this.pool;
	}

}
