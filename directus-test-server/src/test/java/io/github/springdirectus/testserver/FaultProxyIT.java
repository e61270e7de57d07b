package io.github.springdirectus.testserver;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

import io.github.springdirectus.testserver.fault.Fault;
import io.github.springdirectus.testserver.fault.FaultProxy;
import io.github.springdirectus.testserver.fault.SeenRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A proxy before a real Directus.
 */
@Timeout(300)
class FaultProxyIT {

	private static final DirectusSeed SEED = DirectusSeed.of("""
			collections: [{collection: fault_proxy_things, fields: [{field: name, type: string}]}]
			""");

	private static final String THINGS = "/items/fault_proxy_things";

	private final DirectusServer server = DirectusServer.shared(DirectusVersion.V11);

	private FaultProxy proxy;

	private DirectusAdmin admin;

	@BeforeEach
	void start() {
		this.server.applyOnce(SEED);
		this.proxy = FaultProxy.to(this.server.url());
		this.admin = new DirectusAdmin(this.proxy.url(), this.server.adminToken());
	}

	@AfterEach
	void stop() {
		this.proxy.close();
	}

	@Test
	void directusAnswersThroughTheProxy() {
		assertThat(this.admin.get("/server/ping").asString()).isEqualTo("pong");
		SeenRequest seen = this.proxy.requests("GET", "/server/ping").get(0);
		assertThat(seen.status()).isEqualTo(200);
		assertThat(seen.isAuthorizedBy("Bearer " + this.server.adminToken())).isTrue();
	}

	@Test
	void aSearchReachesDirectus() {
		JsonNode found = this.admin.request("SEARCH", THINGS, Map.of("query", Map.of("limit", 1)));
		assertThat(found.isArray()).isTrue();
		assertThat(this.proxy.count("SEARCH", THINGS)).isOne();
	}

	@Test
	void whatWasCreatedIsStoredWhereTheReplyIsLost() {
		this.proxy.fail(Fault.loseReply()).on("POST", THINGS).once();
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> this.admin.post(THINGS, Map.of("name", "lost reply")));
		assertThat(this.proxy.requests("POST", THINGS)).extracting(SeenRequest::status).containsExactly(200);
		assertThat(named("lost reply")).isOne();
	}

	@Test
	void whatNeverReachedDirectusIsNotStored() {
		this.proxy.fail(Fault.resetRequest()).on("POST", THINGS).once();
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> this.admin.post(THINGS, Map.of("name", "never sent")));
		assertThat(named("never sent")).isZero();
	}

	@Test
	void aRateLimitLooksLikeTheOneOfDirectus() {
		try (DirectusServer limited = DirectusServer.builder(DirectusVersion.V11)
			.env("RATE_LIMITER_ENABLED", "true")
			.env("RATE_LIMITER_POINTS", "50")
			.env("RATE_LIMITER_DURATION", "3600")
			.start(); FaultProxy before = FaultProxy.to(limited.url())) {
			before.fail(Fault.tooManyRequests(Duration.ofMinutes(59))).once();
			DirectusAdmin client = new DirectusAdmin(before.url(), limited.adminToken());
			String ours = refusal(client);
			String theirs = refusal(client);
			assertThat(shape(ours)).isEqualTo(shape(theirs));
		}
	}

	private int named(String name) {
		return this.server.admin()
			.get(THINGS, Map.of("filter", Map.of("name", Map.of("_eq", name)), "limit", -1))
			.size();
	}

	private static String refusal(DirectusAdmin client) {
		for (int i = 0; i < 100; i++) {
			try {
				client.get("/server/ping");
			}
			catch (DirectusAdminException ex) {
				assertThat(ex.status()).isEqualTo(429);
				return ex.getMessage();
			}
		}
		throw new IllegalStateException("There was no limit");
	}

	private static String shape(String text) {
		return text.replaceAll("\\d", "0");
	}

}
