package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Which requests meet a fault.
 */
@Timeout(30)
class FaultProxyRulesTests {

	private static final Answer DOWN = Fault.answer(503).header("Connection", "close");

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
	void methodAndPathMustBothBeRight() throws IOException {
		ActiveFault fault = this.proxy.fail(DOWN).on("POST", "/auth/refresh").times(1);
		assertThat(statuses("GET /auth/refresh", "POST /auth/refresh/more", "POST /auth/refresh?mode=json",
				"POST /auth/refresh"))
			.containsExactly(200, 200, 503, 200);
		assertThat(fault.hits()).isOne();
		assertThat(fault.fault()).isSameAs(DOWN);
	}

	@Test
	void aMethodAlone() throws IOException {
		this.proxy.fail(DOWN).method("SEARCH").always();
		assertThat(statuses("GET /a", "SEARCH /a", "SEARCH /b")).containsExactly(200, 503, 503);
	}

	@Test
	void pathsByTheirStartOrForm() throws IOException {
		this.proxy.fail(DOWN).pathStartingWith("/items/").always();
		this.proxy.fail(DOWN).pathMatching("/users/\\d+").always();
		assertThat(statuses("GET /items", "GET /items/a", "GET /users/me", "GET /users/17", "GET /users/17/x"))
			.containsExactly(200, 503, 200, 503, 200);
	}

	@Test
	void aHeaderThatIsThere() throws IOException {
		this.proxy.fail(DOWN).header("authorization").always();
		assertThat(status("GET /a", "")).isEqualTo(200);
		assertThat(status("GET /a", "AUTHORIZATION: Bearer x\r\n")).isEqualTo(503);
	}

	@Test
	void anyOtherCondition() throws IOException {
		this.proxy.fail(DOWN).when((request) -> request.isAuthorizedBy("Bearer old")).always();
		assertThat(status("GET /a", "Authorization: Bearer old\r\n")).isEqualTo(503);
		assertThat(status("GET /a", "Authorization: Bearer new\r\n")).isEqualTo(200);
	}

	@Test
	void theNthOne() throws IOException {
		ActiveFault fault = this.proxy.fail(DOWN).path("/a").nth(2);
		assertThat(statuses("GET /a", "GET /b", "GET /a", "GET /a")).containsExactly(200, 200, 503, 200);
		assertThat(fault.hits()).isOne();
	}

	@Test
	void everyNthOne() throws IOException {
		this.proxy.fail(DOWN).every(3);
		assertThat(statuses("GET /a", "GET /a", "GET /a", "GET /a", "GET /a", "GET /a", "GET /a")).containsExactly(200,
				200, 503, 200, 200, 503, 200);
	}

	@Test
	void theFirstOnesMayPass() throws IOException {
		this.proxy.fail(DOWN).after(2).times(2);
		assertThat(statuses("GET /a", "GET /a", "GET /a", "GET /a", "GET /a")).containsExactly(200, 200, 503, 503, 200);
	}

	@Test
	void aServerThatDropsEveryThirdConnection() throws IOException {
		ActiveFault fault = this.proxy.fail(Fault.resetOnConnect()).every(3);
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			try (RawClient client = new RawClient(this.proxy)) {
				texts.add(client.toEndOf("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
			}
		}
		assertThat(texts).extracting(String::isEmpty).containsExactly(false, false, true, false, false, true);
		assertThat(fault.hits()).isEqualTo(2);
	}

	@Test
	void faultsPlacedOneAfterTheOtherHappenOneAfterTheOther() throws IOException {
		this.proxy.fail(DOWN).once();
		this.proxy.fail(Fault.answer(429).header("Connection", "close")).times(2);
		assertThat(statuses("GET /a", "GET /a", "GET /a", "GET /a")).containsExactly(503, 429, 429, 200);
	}

	@Test
	void aFaultIsStopped() throws IOException {
		ActiveFault fault = this.proxy.fail(DOWN).always();
		assertThat(statuses("GET /a", "GET /a")).containsExactly(503, 503);
		fault.stop();
		assertThat(statuses("GET /a")).containsExactly(200);
		assertThat(fault.hits()).isEqualTo(2);
	}

	@Test
	void allFaultsAreHealed() throws IOException {
		this.proxy.fail(DOWN).always();
		this.proxy.fail(Fault.resetOnConnect()).always();
		this.proxy.refuseConnections();
		this.proxy.heal();
		assertThat(statuses("GET /a")).containsExactly(200);
	}

	@Test
	void aConditionThatFailsEndsTheConnection() throws IOException {
		this.proxy.fail(DOWN).when((request) -> {
			throw new IllegalStateException("a fault of the test");
		}).always();
		assertThat(RawClient.get(this.proxy, "/a").end()).isEqualTo(RawClient.End.RST);
	}

	@Test
	void aRuleWithoutItsLastWordIsNoticed() throws IOException {
		FaultProxy unfinished = FaultProxy.to(this.server.url());
		unfinished.fail(DOWN).on("GET", "/a");
		try (RawClient client = new RawClient(unfinished)) {
			client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n").upTo(StubServer.BODY);
		}
		assertThatIllegalStateException().isThrownBy(unfinished::close).withMessageContaining("503");
		assertThat(unfinished.openConnections()).isZero();
	}

	@Test
	void aConnectionHasNoRequestToLookAt() {
		FaultRule rule = this.proxy.fail(Fault.resetOnConnect());
		assertThatIllegalArgumentException().isThrownBy(() -> rule.on("GET", "/a"));
		rule.once();
	}

	@Test
	void numbersThatMakeNoSenseAreRefused() {
		FaultRule rule = this.proxy.fail(DOWN);
		assertThatIllegalArgumentException().isThrownBy(() -> rule.times(0));
		assertThatIllegalArgumentException().isThrownBy(() -> rule.nth(0));
		assertThatIllegalArgumentException().isThrownBy(() -> rule.every(0));
		assertThatIllegalArgumentException().isThrownBy(() -> rule.after(-1));
		rule.once();
	}

	private List<Integer> statuses(String... requests) throws IOException {
		List<Integer> statuses = new ArrayList<>();
		for (String request : requests) {
			statuses.add(status(request, ""));
		}
		return statuses;
	}

	private int status(String request, String headers) throws IOException {
		try (RawClient client = new RawClient(this.proxy)) {
			String answer = client
				.toEndOf(request + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n");
			return Integer.parseInt(answer.substring(9, 12));
		}
	}

}
