package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;

import io.github.springdirectus.testserver.fault.RawClient.End;
import io.github.springdirectus.testserver.fault.RawClient.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a client sees of each fault, and what the server.
 */
@Timeout(30)
class FaultProxyFaultTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private StubServer server;

	private FaultProxy proxy;

	@BeforeEach
	void start() throws IOException {
		this.server = new StubServer();
		this.proxy = FaultProxy.to(this.server.url());
	}

	@AfterEach
	void allIsOver() {
		boolean none = this.proxy.await((proxy) -> proxy.openConnections() == 0, SOON);
		this.proxy.close();
		this.server.close();
		assertThat(none).as("no connection is open").isTrue();
	}

	@Test
	void refusedConnectionsFailToConnectUntilTheyAreAcceptedAgain() throws IOException {
		String url = this.proxy.url();
		for (int round = 0; round < 3; round++) {
			this.proxy.refuseConnections();
			this.proxy.refuseConnections();
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> RawClient.get(this.proxy, "/fixed"));
			this.proxy.acceptConnections();
			assertThat(whole("/fixed").text()).startsWith("HTTP/1.1 200");
		}
		assertThat(this.proxy.url()).isEqualTo(url);
	}

	@Test
	void openConnectionsStayWhereOnlyNewOnesAreRefused() throws IOException {
		try (RawClient client = new RawClient(this.proxy)) {
			client.send("GET /fixed HTTP/1.1\r\nHost: x\r\n\r\n").upTo(StubServer.BODY);
			this.proxy.refuseConnections();
			client.send("GET /fixed HTTP/1.1\r\nHost: x\r\n\r\n").upTo(StubServer.BODY);
		}
	}

	@Test
	void aConnectionIsResetOnceItIsAccepted() throws IOException {
		this.proxy.fail(Fault.resetOnConnect()).once();
		try (RawClient client = new RawClient(this.proxy)) {
			assertThat(client.toEnd()).isEqualTo(new Received("", End.RST));
		}
		assertThat(whole("/fixed").text()).startsWith("HTTP/1.1 200");
		assertThat(this.proxy.connections()).isEqualTo(2);
		assertThat(this.proxy.count()).isOne();
	}

	@Test
	void aResetRequestDoesNotReachTheServer() throws IOException {
		this.proxy.fail(Fault.resetRequest()).once();
		assertThat(RawClient.post(this.proxy, "/echo", "x")).isEqualTo(new Received("", End.RST));
		assertThat(this.server.done("POST")).isZero();
		SeenRequest seen = onlyRequest();
		assertThat(seen.forwarded()).isFalse();
		assertThat(seen.answered()).isFalse();
		assertThat(seen.fault()).isEqualTo(Fault.resetRequest());
	}

	@Test
	void aResetDuringTheRequestLetsTheServerHaveAPartOfIt() throws Exception {
		StringBuilder got = new StringBuilder();
		try (ScriptedServer upload = new ScriptedServer((socket, in, out) -> {
			got.append(new String(in.readAllBytes()));
		}); FaultProxy proxy = FaultProxy.to(upload.url())) {
			proxy.fail(Fault.resetDuringRequest(5)).once();
			assertThat(RawClient.post(proxy, "/files", "0123456789").end()).isEqualTo(End.RST);
			upload.awaitScript();
			assertThat(got.toString()).startsWith("POST /files HTTP/1.1\r\n").endsWith("\r\n\r\n01234");
		}
	}

	@Test
	void aLostReplyWasDoneByTheServer() throws IOException {
		this.proxy.fail(Fault.loseReply()).on("POST", "/echo").once();
		assertThat(RawClient.post(this.proxy, "/echo", "x")).isEqualTo(new Received("", End.RST));
		assertThat(this.server.done("POST")).isOne();
		SeenRequest seen = onlyRequest();
		assertThat(seen.forwarded()).isTrue();
		assertThat(seen.status()).isEqualTo(200);
	}

	@Test
	void aStalledReplyWasDoneByTheServer() throws IOException {
		this.proxy.fail(Fault.stallReply()).once();
		try (RawClient client = new RawClient(this.proxy)) {
			client.send("GET /fixed HTTP/1.1\r\nHost: x\r\n\r\n");
			assertThat(this.proxy.await((proxy) -> proxy.requests().stream().anyMatch(SeenRequest::answered), SOON))
				.isTrue();
			assertThat(client.isKeptWaiting()).isTrue();
			assertThat(this.server.done("GET")).isOne();
			assertThat(this.proxy.openConnections()).isOne();
		}
	}

	@Test
	void aStalledRequestDoesNotReachTheServer() throws IOException {
		this.proxy.fail(Fault.stall()).once();
		try (RawClient client = new RawClient(this.proxy)) {
			client.send("POST /fixed HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nwhole");
			assertThat(client.isKeptWaiting()).isTrue();
			assertThat(this.server.done("POST")).isZero();
			assertThat(onlyRequest().forwarded()).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/fixed", "/chunked", "/empty" })
	void aResetBeforeTheBodyComesAfterTheHead(String path) throws IOException {
		this.proxy.fail(Fault.resetBeforeBody()).once();
		Received received = get(path);
		assertThat(received.text()).startsWith("HTTP/1.1 20").endsWith("\r\n\r\n");
		assertThat(received.end()).isEqualTo(End.RST);
	}

	@Test
	void aResetDuringTheBodyComesAfterSoManyBytes() throws IOException {
		this.proxy.fail(Fault.resetDuringBody(7)).times(2);
		Received fixed = get("/fixed");
		assertThat(fixed.body()).isEqualTo("0123456");
		assertThat(fixed.end()).isEqualTo(End.RST);
		Received chunked = get("/chunked");
		assertThat(chunked.body()).isEqualTo("14\r\n0123456");
		assertThat(chunked.end()).isEqualTo(End.RST);
	}

	@Test
	void aResetAfterManyBytesLetsTheClientReadThem() throws IOException {
		String body = "x".repeat(1_000_000);
		this.proxy.fail(Fault.resetDuringBody(900_000)).once();
		try (RawClient client = new RawClient(this.proxy)) {
			client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");
			Thread sender = new Thread(() -> send(client, body));
			sender.start();
			Received received = client.toEnd();
			assertThat(received.end()).isEqualTo(End.RST);
			assertThat(received.body().chars().filter((letter) -> letter == 'x').count()).isEqualTo(900_000);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/fixed", "/chunked" })
	void aResetAfterTheBodyComesInsteadOfTheNextExchange(String path) throws IOException {
		this.proxy.fail(Fault.resetAfterBody()).once();
		Received received = get(path);
		assertThat(received.body())
			.isEqualTo(path.equals("/fixed") ? StubServer.BODY : "14\r\n" + StubServer.BODY + "\r\n0\r\n\r\n");
		assertThat(received.end()).isEqualTo(End.RST);
	}

	@Test
	void aStallDuringTheBodyKeepsTheConnectionOpen() throws IOException {
		this.proxy.fail(Fault.stallDuringBody(7)).once();
		try (RawClient client = new RawClient(this.proxy)) {
			client.send("GET /fixed HTTP/1.1\r\nHost: x\r\n\r\n");
			assertThat(client.upTo("0123456")).contains("Content-length: 20");
			assertThat(client.isKeptWaiting()).isTrue();
		}
	}

	@Test
	void aDripTakesItsTime() throws IOException {
		this.proxy.fail(Fault.drip(5, Duration.ofMillis(60))).times(2);
		try (RawClient client = new RawClient(this.proxy)) {
			long begin = System.nanoTime();
			client.send("GET /fixed HTTP/1.1\r\nHost: x\r\n\r\n").upTo("01234");
			client.upTo("56789");
			client.upTo("abcde");
			client.upTo("fghij");
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(179));
			assertThat(client.send("GET /chunked HTTP/1.1\r\nHost: x\r\n\r\n").upTo("0\r\n\r\n"))
				.endsWith("14\r\n" + StubServer.BODY + "\r\n0\r\n\r\n");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/fixed", "/chunked" })
	void aHalfClosedAnswerIsShorterThanItsLength(String path) throws IOException {
		this.proxy.fail(Fault.halfClose(7)).once();
		Received received = get(path);
		assertThat(received.text()).contains("Content-Length: " + (path.equals("/fixed") ? 20 : 8) + "\r\n")
			.doesNotContainIgnoringCase("chunked");
		assertThat(received.body()).isEqualTo("0123456");
		assertThat(received.end()).isEqualTo(End.FIN);
	}

	@Test
	void aHalfClosedAnswerIsTooShortEvenWhereTheWholeBodyComes() throws IOException {
		this.proxy.fail(Fault.halfClose(500)).once();
		Received received = get("/fixed");
		assertThat(received.text()).contains("Content-Length: 501\r\n");
		assertThat(received.body()).isEqualTo(StubServer.BODY);
	}

	@Test
	void aHalfClosedConnectionStaysOpenInTheOtherDirection() throws IOException {
		this.proxy.fail(Fault.halfClose(7)).once();
		try (RawClient client = new RawClient(this.proxy)) {
			assertThat(client.send("GET /fixed HTTP/1.1\r\nHost: x\r\n\r\n").toEnd().end()).isEqualTo(End.FIN);
			assertThat(this.proxy.openConnections()).isOne();
			client.send("GET /fixed HTTP/1.1\r\nHost: x\r\n\r\n");
		}
		assertThat(this.proxy.await((proxy) -> proxy.openConnections() == 0, SOON)).isTrue();
		assertThat(this.proxy.count()).as("what comes on a broken connection is not heard").isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/fixed", "/chunked" })
	void aTruncatedChunkEndsInOrderInTheMiddle(String path) throws IOException {
		this.proxy.fail(Fault.truncateChunk(10)).once();
		Received received = get(path);
		assertThat(received.text()).contains("Transfer-Encoding: chunked\r\n")
			.doesNotContainIgnoringCase("Content-Length");
		assertThat(received.body()).isEqualTo("b\r\n0123456789");
		assertThat(received.end()).isEqualTo(End.FIN);
	}

	@Test
	void garbageIsNoHttp() throws IOException {
		this.proxy.fail(Fault.garbage()).once();
		Received received = RawClient.post(this.proxy, "/fixed", "x");
		assertThat(received.text()).hasSize(256).doesNotStartWith("HTTP");
		assertThat(received.end()).isEqualTo(End.FIN);
		assertThat(this.server.done("POST")).isZero();
	}

	@Test
	void aDelayedRequestIsAnsweredLater() throws IOException {
		this.proxy.fail(Fault.delay(Duration.ofMillis(150))).once();
		try (RawClient client = new RawClient(this.proxy)) {
			long begin = System.nanoTime();
			client.send("GET /fixed HTTP/1.1\r\nHost: x\r\n\r\n").upTo(StubServer.BODY);
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(149));
		}
	}

	@Test
	void aStormOfAnswersKeepsTheConnection() throws IOException {
		this.proxy.fail(Fault.answer(429).header("Retry-After", "1").body("text/plain", "Slow down")).times(50);
		try (RawClient client = new RawClient(this.proxy)) {
			for (int request = 0; request < 50; request++) {
				client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody");
				assertThat(client.upTo("Slow down")).startsWith("HTTP/1.1 429 ").contains("Retry-After: 1\r\n");
			}
			client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody");
			assertThat(client.upTo("\r\n0\r\n\r\n")).startsWith("HTTP/1.1 200 ").contains("body");
		}
		assertThat(this.server.done("POST")).isOne();
		assertThat(this.proxy.count("POST", "/echo")).isEqualTo(51);
		assertThat(this.proxy.requests()).filteredOn((seen) -> Integer.valueOf(429).equals(seen.status())).hasSize(50);
		assertThat(this.proxy.connections()).isOne();
	}

	@Test
	void theAnswersOfDirectusItselfAndOfAGateway() throws IOException {
		this.proxy.fail(Fault.tooManyRequests(Duration.ofSeconds(30))).once();
		this.proxy.fail(Fault.unavailable()).once();
		this.proxy.fail(Fault.badGateway().header("Connection", "close")).once();
		try (RawClient client = new RawClient(this.proxy)) {
			client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
			String limited = client.upTo("}]}");
			assertThat(limited).startsWith("HTTP/1.1 429 ").contains("Retry-After: 30\r\n", "REQUESTS_EXCEEDED");
			Instant reset = Instant.parse(limited.replaceAll("(?s).*\"reset\":\"([^\"]+)\".*", "$1"));
			assertThat(reset).isBetween(Instant.now().plusSeconds(20), Instant.now().plusSeconds(31));
			client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
			assertThat(client.upTo("}]}")).startsWith("HTTP/1.1 503 ")
				.contains("\"Service \\\"api\\\" is unavailable. Under pressure.\"");
			client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
			Received page = client.toEnd();
			assertThat(page.text()).startsWith("HTTP/1.1 502 ").contains("Content-Type: text/html");
			assertThat(page.end()).isEqualTo(End.FIN);
		}
	}

	@Test
	void anAnswerHasNoBodyWhereNoneMayBe() throws IOException {
		this.proxy.fail(Fault.answer(503).body("text/plain", "down")).once();
		this.proxy.fail(Fault.answer(204)).once();
		try (RawClient client = new RawClient(this.proxy)) {
			client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
			assertThat(client.upTo("\r\n\r\n")).contains("Content-Length: 4\r\n");
			client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
			assertThat(client.toEnd().text()).isEqualTo("HTTP/1.1 204 Injected\r\nConnection: close\r\n\r\n");
		}
	}

	@Test
	void openConnectionsAreResetAndClosedOnDemand() throws IOException {
		try (RawClient client = new RawClient(this.proxy)) {
			client.send("GET /fixed HTTP/1.1\r\nHost: x\r\n\r\n").upTo(StubServer.BODY);
			this.proxy.resetConnections();
			assertThat(client.toEnd().end()).isEqualTo(End.RST);
		}
		try (RawClient client = new RawClient(this.proxy)) {
			client.send("GET /fixed HTTP/1.1\r\nHost: x\r\n\r\n").upTo(StubServer.BODY);
			this.proxy.closeConnections();
			assertThat(client.toEnd().end()).isEqualTo(End.FIN);
		}
	}

	@Test
	void whatMakesNoSenseIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.answer(100));
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.answer(200).header("X", "a\r\nY: b"));
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.resetDuringBody(-1));
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.drip(0, SOON));
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.delay(SOON.negated()));
		assertThatIllegalArgumentException().isThrownBy(() -> Fault.closeAfterFrames(1, 7));
	}

	private Received get(String path) throws IOException {
		return RawClient.get(this.proxy, path);
	}

	private Received whole(String path) throws IOException {
		try (RawClient client = new RawClient(this.proxy)) {
			return client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").toEnd();
		}
	}

	private SeenRequest onlyRequest() {
		return this.proxy.requests().get(0);
	}

	private static void send(RawClient client, String text) {
		try {
			client.send(text);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
