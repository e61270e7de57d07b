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

	private ReactorConnectors() {
	}

	/**
	 * Create a connector with a pool of its own. Redirects are not followed, and a
	 * request is never repeated in hiding. There is no timeout for an answer: each
	 * exchange has its own.
	 * @param connectTimeout how long to wait for a connection
	 * @return the connector
	 */
	public static ClientHttpConnector create(Duration connectTimeout) {
		return create(ConnectionProvider.builder("directus"), connectTimeout);
	}

	/**
	 * Create a connector with a pool that is watched, say.
	 * @param pool what is to be said of the pool beside its size and how long its
	 * connections last
	 * @param connectTimeout how long to wait for a connection
	 * @return the connector
	 */
	public static ClientHttpConnector create(ConnectionProvider.Builder pool, Duration connectTimeout) {
		ConnectionProvider connections = pool.maxConnections(MAX_CONNECTIONS)
			.pendingAcquireMaxCount(-1)
			.maxIdleTime(MAX_IDLE_TIME)
			.build();
		return new ReactorClientHttpConnector(HttpClient.create(connections)
			.compress(true)
			.proxyWithSystemProperties()
			.followRedirect(false)
			.disableRetry(true)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connectTimeout.toMillis())));
	}

}
