package io.github.springdirectus.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLHandshakeException;

import io.github.springdirectus.error.DirectusCallRejectedException;
import io.netty.handler.timeout.ReadTimeoutException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

class TransportFailuresTests {

	@Test
	void withoutAConnectionNothingWasSent() {
		assertThat(List.of(new ConnectException("refused"), new UnknownHostException("cms"),
				new SSLHandshakeException("untrusted"), new RuntimeException(new ConnectException("refused"))))
			.allMatch(TransportFailures::isBeforeSending);
		assertThat(List.of(new IOException("Connection reset by peer"), ReadTimeoutException.INSTANCE))
			.noneMatch(TransportFailures::isBeforeSending);
	}

	@Test
	void aPoolWithoutAFreeConnectionIsACallThatWasNotSent() {
		ConnectionProvider pool = ConnectionProvider.builder("one")
			.maxConnections(1)
			.pendingAcquireTimeout(Duration.ofMillis(50))
			.build();
		DisposableServer server = HttpServer.create()
			.host("localhost")
			.handle((request, response) -> Mono.never())
			.bindNow();
		AtomicReference<Throwable> failure = new AtomicReference<>();
		try {
			HttpClient client = HttpClient.create(pool).baseUrl("http://localhost:" + server.port());
			var first = client.get().uri("/").response().subscribe();
			client.get().uri("/").response().doOnError(failure::set).onErrorComplete().block(Duration.ofSeconds(10));
			first.dispose();
		}
		finally {
			server.disposeNow();
			pool.dispose();
		}
		ExchangeRequest request = ExchangeRequest.of(HttpMethod.POST, PathTemplate.of("/items/a"), new Object[0], "a",
				"create");
		assertThat(failure.get()).isNotNull();
		assertThat(TransportFailures.of(failure.get(), request, 0)).isInstanceOf(DirectusCallRejectedException.class)
			.hasMessageContaining("POST /items/a was not sent")
			.hasMessageContaining("in use");
	}

}
