package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.springdirectus.testserver.fault.RawClient.End;
import io.github.springdirectus.testserver.fault.RawClient.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * WebSockets pass, and break after so many frames of the server.
 */
@Timeout(30)
class FaultProxyWebSocketTests {

	private static final String OPEN = "GET /websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
			+ "Connection: Upgrade\r\nSec-WebSocket-Key: a2V5\r\nSec-WebSocket-Version: 13\r\n\r\n";

	private static final String PING = text(WebSocketScript.PING, "ping");

	private static final String ONE = PING + text(WebSocketScript.TEXT, "one");

	private static final String TWO = PING + text(WebSocketScript.TEXT, "two");

	private static final String THREE = PING + text(WebSocketScript.TEXT, "three");

	private ScriptedServer server;

	private FaultProxy proxy;

	@BeforeEach
	void start() throws IOException {
		this.server = new ScriptedServer(new WebSocketScript("one", "two", "three"));
		this.proxy = FaultProxy.to(this.server.url());
	}

	@AfterEach
	void allIsOver() throws IOException {
		boolean none = this.proxy.await((proxy) -> proxy.openConnections() == 0, Duration.ofSeconds(10));
		this.proxy.close();
		this.server.close();
		assertThat(none).as("no connection is open").isTrue();
	}

	@Test
	void messagesPassInBothDirections() throws Exception {
		Messages messages = new Messages();
		WebSocket socket = connect(messages);
		for (String text : new String[] { "a", "b".repeat(300), "c".repeat(70_000) }) {
			socket.sendText(text, true).get(10, TimeUnit.SECONDS);
		}
		assertThat(messages.next()).isEqualTo("one");
		assertThat(messages.next()).isEqualTo("two");
		assertThat(messages.next()).isEqualTo("three");
		assertThat(messages.next()).isEqualTo("a");
		assertThat(messages.next()).isEqualTo("b".repeat(300));
		assertThat(messages.next()).isEqualTo("c".repeat(70_000));
		socket.sendClose(WebSocket.NORMAL_CLOSURE, "done").get(10, TimeUnit.SECONDS);
		assertThat(messages.next()).isEqualTo("closed with 1000");
		socket.abort();
		assertThat(this.proxy.requests("GET", "/websocket")).extracting(SeenRequest::status).containsExactly(101);
	}

	@Test
	void theEndOfTheClientReachesTheServer() throws Exception {
		try (RawClient client = new RawClient(this.proxy)) {
			client.send(OPEN).upTo("three");
			client.socket().shutdownOutput();
			assertThat(client.toEnd()).isEqualTo(new Received("", End.FIN));
			this.server.awaitScript();
		}
	}

	@Test
	void aWebSocketIsResetAfterSomeFrames() throws Exception {
		this.proxy.fail(Fault.resetAfterFrames(2)).on("GET", "/websocket").once();
		Received received = open();
		assertThat(received.body()).isEqualTo(ONE + TWO);
		assertThat(received.end()).isEqualTo(End.RST);
	}

	@Test
	void aWebSocketIsResetOnceItIsOpen() throws Exception {
		this.proxy.fail(Fault.resetAfterFrames(0)).once();
		Received received = open();
		assertThat(received.text()).startsWith("HTTP/1.1 101 ").endsWith("\r\n\r\n");
		assertThat(received.end()).isEqualTo(End.RST);
	}

	@Test
	void aWebSocketStallsAfterSomeFrames() throws Exception {
		this.proxy.fail(Fault.stallAfterFrames(1)).once();
		try (RawClient client = new RawClient(this.proxy)) {
			client.send(OPEN).upTo(ONE);
			assertThat(client.isKeptWaiting()).isTrue();
			assertThat(this.proxy.openConnections()).isOne();
		}
	}

	@Test
	void aWebSocketEndsWithoutACloseFrame() throws Exception {
		this.proxy.fail(Fault.endAfterFrames(3)).once();
		Received received = open();
		assertThat(received.body()).isEqualTo(ONE + TWO + THREE);
		assertThat(received.end()).isEqualTo(End.FIN);
	}

	@Test
	void aWebSocketIsClosedWithACode() throws Exception {
		this.proxy.fail(Fault.closeAfterFrames(1, 1012)).once();
		Messages messages = new Messages();
		connect(messages);
		assertThat(messages.next()).isEqualTo("one");
		assertThat(messages.next()).isEqualTo("closed with 1012");
	}

	@Test
	void aWebSocketIsResetWithinAFrame() throws Exception {
		this.proxy.fail(Fault.resetDuringBody(PING.length() + 3)).once();
		Received received = open();
		assertThat(received.body()).isEqualTo(ONE.substring(0, ONE.length() - 2));
		assertThat(received.end()).isEqualTo(End.RST);
	}

	@Test
	void aWebSocketDrips() throws Exception {
		this.proxy.fail(Fault.drip(10, Duration.ofMillis(5))).once();
		try (RawClient client = new RawClient(this.proxy)) {
			assertThat(client.send(OPEN).upTo(THREE)).endsWith("\r\n\r\n" + ONE + TWO + THREE);
		}
	}

	@Test
	void anOpenWebSocketIsResetOnDemand() throws Exception {
		Messages messages = new Messages();
		connect(messages);
		assertThat(messages.next()).isEqualTo("one");
		assertThat(messages.next()).isEqualTo("two");
		assertThat(messages.next()).isEqualTo("three");
		this.proxy.resetConnections();
		assertThat(messages.next()).startsWith("failed with ");
	}

	@Test
	void anUpgradeMayBeRefused() throws Exception {
		this.proxy.fail(Fault.resetAfterFrames(0)).once();
		this.proxy.fail(Fault.answer(403).header("Connection", "close")).once();
		try (RawClient client = new RawClient(this.proxy)) {
			client.send("GET /websocket HTTP/1.1\r\nHost: x\r\n\r\n");
			assertThat(client.upTo("no!")).startsWith("HTTP/1.1 426 ");
		}
		assertThat(open().text()).startsWith("HTTP/1.1 403 ");
	}

	private Received open() throws IOException {
		try (RawClient client = new RawClient(this.proxy)) {
			return client.send(OPEN).toEnd();
		}
	}

	private WebSocket connect(Messages messages) throws Exception {
		URI address = URI.create(this.proxy.url().replace("http:", "ws:") + "/websocket");
		return HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, messages).get(10, TimeUnit.SECONDS);
	}

	private static String text(int first, String content) {
		return new String(WebSocketScript.frame(first, WebSocketScript.bytes(content)), StandardCharsets.ISO_8859_1);
	}

	private static final class Messages implements WebSocket.Listener {

		private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

		private final StringBuilder text = new StringBuilder();

		private String next() throws InterruptedException {
			return this.received.poll(10, TimeUnit.SECONDS);
		}

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				this.received.add(this.text.toString());
				this.text.setLength(0);
			}
			socket.request(1);
			return null;
		}

		@Override
		public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
			this.received.add("closed with " + status);
			return null;
		}

		@Override
		public void onError(WebSocket socket, Throwable error) {
			this.received.add("failed with " + error);
		}

	}

}
