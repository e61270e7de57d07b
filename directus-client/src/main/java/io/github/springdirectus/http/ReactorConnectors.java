package io.github.springdirectus.http;

import java.time.Duration;

import io.netty.channel.ChannelOption;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

/**
 * The connector of a template that is given none.
 */
public final class ReactorConnectors {

	/** Directus closes idle connections after 5 s; the client must be first. */
	private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(4);

	private static final int MAX_CONNECTIONS = 100;

	/** How long a call waits for one of them; how many wait is not limited. */
	private static final Duration PENDING_ACQUIRE_TIMEOUT = Duration.ofSeconds(45);

	private ReactorConnectors() {
	}

	/**
	 * Create a connector with a pool of its own. Redirects are not followed, and a
	 * request is never repeated in hiding. There is no timeout for an answer: each
	 * exchange has its own. The pool has 100 connections; a call waits 45 s for one at
	 * most.
	 * @param connectTimeout how long to wait for a connection
	 * @return the connector
	 */
	public static ClientHttpConnector create(Duration connectTimeout) {
		return create(pool(), connectTimeout);
	}

	/**
	 * The pool of such a connector.
	 * @return a new pool
	 */
	public static ConnectionProvider pool() {
		return ConnectionProvider.builder("directus")
			.maxConnections(MAX_CONNECTIONS)
			.pendingAcquireMaxCount(-1)
			.pendingAcquireTimeout(PENDING_ACQUIRE_TIMEOUT)
			.maxIdleTime(MAX_IDLE_TIME)
			.build();
	}

	/**
	 * Create a connector on a pool that is watched, say.
	 * @param pool the connections
	 * @param connectTimeout how long to wait for a connection
	 * @return the connector
	 */
	public static ClientHttpConnector create(ConnectionProvider pool, Duration connectTimeout) {
		return new ReactorClientHttpConnector(HttpClient.create(pool)
			.compress(true)
			.proxyWithSystemProperties()
			.followRedirect(false)
			.disableRetry(true)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connectTimeout.toMillis())));
	}

}
