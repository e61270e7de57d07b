package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What a proxy remembers of requests.
 */
@Timeout(30)
class FaultProxyRequestsTests {

	private StubServer server;

	private FaultProxy proxy;

	@BeforeEach
	void start() throws IOException {
		this.server = new StubServer();
		this.proxy = FaultProxy.to(this.server.url());
	}

	@AfterEach
	void stop() {
		this.proxy.close();
		this.server.close();
	}

	@Test
	void requestsAreRememberedInTheirOrder() throws IOException {
		Instant before = Instant.now();
		this.proxy.fail(Fault.answer(503).body("text/plain", StubServer.BODY)).on("GET", "/b").once();
		try (RawClient client = new RawClient(this.proxy)) {
			request(client, "GET /a?access_token=hidden", "X-One: hidden\r\nAuthorization: Bearer hidden\r\n");
			request(client, "GET /b", "");
			request(client, "GET /a", "");
		}
		assertThat(this.proxy.requests())
			.extracting(SeenRequest::number, SeenRequest::path, SeenRequest::status, SeenRequest::forwarded,
					(seen) -> seen.fault() != null)
			.containsExactly(tuple(1, "/a", 200, true, false), tuple(2, "/b", 503, false, true),
					tuple(3, "/a", 200, true, false));
		assertThat(this.proxy.requests()).extracting(SeenRequest::at).isSorted().allMatch((at) -> !at.isBefore(before));
		assertThat(this.proxy.count()).isEqualTo(3);
		assertThat(this.proxy.count("GET", "/a")).isEqualTo(2);
		assertThat(this.proxy.count("POST", "/a")).isZero();
		assertThat(this.proxy.requests("GET", "/a")).extracting(SeenRequest::number).containsExactly(1, 3);
	}

	@Test
	void secretsAreNotRemembered() throws IOException {
		try (RawClient client = new RawClient(this.proxy)) {
			request(client, "GET /a?access_token=hidden", "Cookie: hidden\r\nAuthorization: Bearer hidden\r\n");
			request(client, "GET /a", "");
		}
		SeenRequest seen = this.proxy.requests().get(0);
		assertThat(seen.toString()).doesNotContain("hidden");
		assertThat(seen.query()).isNull();
		assertThat(seen.headers()).containsExactlyInAnyOrder("Host", "Cookie", "Authorization");
		assertThat(seen.hasHeader("cookie")).isTrue();
		assertThat(seen.hasHeader("X-Cookie")).isFalse();
		assertThat(seen.isAuthorizedBy("Bearer hidden")).isTrue();
		assertThat(seen.isAuthorizedBy("Bearer other")).isFalse();
		assertThat(this.proxy.requests().get(1).authorization()).isNull();
		assertThat(this.proxy.requests().get(1).isAuthorizedBy("Bearer hidden")).isFalse();
	}

	@Test
	void queriesAreKeptWhereTheyAreAskedFor() throws IOException {
		this.proxy.keepQueries();
		try (RawClient client = new RawClient(this.proxy)) {
			request(client, "GET /a?filter=%7B%7D&x=?", "");
			request(client, "GET /a", "");
		}
		assertThat(this.proxy.requests()).extracting(SeenRequest::query).containsExactly("filter=%7B%7D&x=?", null);
	}

	@Test
	void aProxyForgets() throws IOException {
		try (RawClient client = new RawClient(this.proxy)) {
			request(client, "GET /a", "");
			this.proxy.clear();
			assertThat(this.proxy.requests()).isEmpty();
			assertThat(this.proxy.count("GET", "/a")).isZero();
			request(client, "GET /a", "");
		}
		assertThat(this.proxy.requests()).extracting(SeenRequest::number).containsExactly(2);
		assertThat(this.proxy.connections()).isOne();
	}

	@Test
	void whatIsRememberedDoesNotChange() throws IOException {
		this.proxy.fail(Fault.stall()).once();
		try (RawClient client = new RawClient(this.proxy)) {
			client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
			assertThat(this.proxy.await((proxy) -> proxy.count() == 1, Duration.ofSeconds(10))).isTrue();
		}
		SeenRequest seen = this.proxy.requests().get(0);
		assertThat(seen.answered()).isFalse();
		assertThat(seen.forwarded()).isFalse();
	}

	@Test
	void waitingEndsWhenItsTimeIsOver() {
		assertThat(this.proxy.await((proxy) -> proxy.count() == 1, Duration.ofMillis(20))).isFalse();
		assertThat(this.proxy.await((proxy) -> proxy.count() == 0, Duration.ZERO)).isTrue();
	}

	private static void request(RawClient client, String line, String headers) throws IOException {
		client.send(line + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n").upTo(StubServer.BODY);
	}

}
