package io.github.springdirectus.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpCookieHandling;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * The connections to Directus, shared by all templates of an application. Never those of
 * its other clients: they follow redirects, which would carry the token elsewhere, may
 * keep the cookies of one identity for the next, and Reactor Netty repeats a request in
 * hiding when a connection breaks.
 */
class DirectusHttpConnector implements DisposableBean {

	/** Directus closes idle connections after 5 s; the client must be first. */
	private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(4);

	private static final int MAX_CONNECTIONS = 100;

	/** How long a call waits for one of them; how many wait is not limited. */
	private static final Duration PENDING_ACQUIRE_TIMEOUT = Duration.ofSeconds(45);

	private final ClientHttpConnector connector;

	private @Nullable ConnectionProvider pool;

	DirectusHttpConnector(ClientHttpConnectorBuilder<?> builder, HttpClientSettings settings) {
		HttpClientSettings own = settings.withRedirects(HttpRedirects.DONT_FOLLOW)
			.withCookieHandling(HttpCookieHandling.DISABLE);
		this.connector = withOwnPool(builder).build(isOfReactor(builder) ? own.withReadTimeout(null) : own);
	}

	/**
	 * The template has a read timeout of its own on Reactor Netty, which that of Reactor
	 * Netty would run ahead of wherever a subscriber takes time.
	 */
	private static boolean isOfReactor(ClientHttpConnectorBuilder<?> builder) {
		return builder instanceof ReactorClientHttpConnectorBuilder;
	}

	private ClientHttpConnectorBuilder<?> withOwnPool(ClientHttpConnectorBuilder<?> builder) {
		if (builder instanceof ReactorClientHttpConnectorBuilder reactor) {
			ConnectionProvider pool = ConnectionProvider.builder("directus")
				.maxConnections(MAX_CONNECTIONS)
				.pendingAcquireMaxCount(-1)
				.pendingAcquireTimeout(PENDING_ACQUIRE_TIMEOUT)
				.maxIdleTime(MAX_IDLE_TIME)
				.build();
			this.pool = pool;
			return reactor.withHttpClientFactory(() -> HttpClient.create(pool))
				// After the customizers of the application, which may have turned them on
				.withHttpClientCustomizer((httpClient) -> httpClient.followRedirect(false).disableRetry(true));
		}
		return builder;
	}

	ClientHttpConnector get() {
		return this.connector;
	}

	boolean isDisposed() {
		return this.pool == null || this.pool.isDisposed();
	}

	@Override
	public void destroy() {
		if (this.pool != null) {
			this.pool.dispose();
		}
	}

}
