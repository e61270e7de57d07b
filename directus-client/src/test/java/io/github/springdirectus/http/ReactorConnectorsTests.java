package io.github.springdirectus.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

class ReactorConnectorsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	/** {@code Keep-Alive: timeout=5} of Node.js. */
	private static final Duration OF_DIRECTUS = Duration.ofSeconds(5);

	@Test
	void aConnectionIsGivenUpBeforeDirectusClosesIt() {
		assertThat(ReactorConnectors.pool().mutate()).extracting("maxIdleTime", InstanceOfAssertFactories.DURATION)
			.isEqualTo(Duration.ofSeconds(4))
			.isLessThan(OF_DIRECTUS);
	}

	@Test
	void aConnectionIsUsedAgainUnlessItWasIdleForTooLong() {
		// One connection, so that the second call waits until the first hands it back
		ConnectionProvider.Builder one = ReactorConnectors.pool().mutate().maxConnections(1);
		assertThat(connectionsOfTwoCalls(one.build())).isEqualTo(1);
		// Any time at all is too long here
		assertThat(connectionsOfTwoCalls(one.maxIdleTime(Duration.ZERO).build())).isEqualTo(2);
	}

	@Test
	void aHundredConnectionsAreSharedByAnyNumberOfCallsThatWaitForThem() {
		ConnectionProvider pool = ReactorConnectors.pool();
		assertThat(pool.maxConnections()).isEqualTo(100);
		assertThat(pool.mutate()).extracting("pendingAcquireMaxCount").isEqualTo(-1);
		assertThat(pool.mutate()).extracting("pendingAcquireTimeout").isEqualTo(Duration.ofSeconds(45));
	}

	private static int connectionsOfTwoCalls(ConnectionProvider pool) {
		Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
		DisposableServer server = HttpServer.create().host("localhost").handle((request, response) -> {
			clients.add(request.remoteAddress());
			return response.sendString(Mono.just("pong"));
		}).bindNow();
		try {
			WebClient client = WebClient.builder()
				.clientConnector(ReactorConnectors.create(pool, TIMEOUT))
				.baseUrl("http://localhost:" + server.port())
				.build();
			for (int call = 0; call < 2; call++) {
				assertThat(client.get().retrieve().bodyToMono(String.class).block(TIMEOUT)).isEqualTo("pong");
			}
		}
		finally {
			server.disposeNow();
			pool.dispose();
		}
		return clients.size();
	}

}
