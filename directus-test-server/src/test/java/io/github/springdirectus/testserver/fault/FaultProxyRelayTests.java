package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.springdirectus.testserver.fault.RawClient.End;
import io.github.springdirectus.testserver.fault.RawClient.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What no fault strikes passes unchanged.
 */
@Timeout(60)
class FaultProxyRelayTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final HttpClient http = HttpClient.newHttpClient();

	@ParameterizedTest
	@ValueSource(strings = { "GET", "SEARCH", "POST", "PATCH", "DELETE", "OPTIONS" })
	void everyMethodPasses(String method) throws Exception {
		try (StubServer server = new StubServer(); FaultProxy proxy = FaultProxy.to(server.url())) {
			HttpResponse<String> response = send(proxy, "/echo?a=b", method, "{\"query\":{}}");
			assertThat(response.body()).isEqualTo("{\"query\":{}}");
			assertThat(response.headers().firstValue("X-Method")).hasValue(method);
			assertThat(proxy.count(method, "/echo")).isOne();
		}
	}

	@Test
	void aConnectionIsKeptForTheNextRequests() throws Exception {
		try (StubServer server = new StubServer(); FaultProxy proxy = FaultProxy.to(server.url())) {
			for (String path : new String[] { "/fixed", "/chunked", "/empty", "/fixed" }) {
				assertThat(send(proxy, path, "GET", "").body()).isEqualTo(path.equals("/empty") ? "" : StubServer.BODY);
			}
			assertThat(send(proxy, "/fixed", "HEAD", "").body()).isEmpty();
			assertThat(send(proxy, "/fixed", "GET", "").body()).isEqualTo(StubServer.BODY);
			assertThat(proxy.connections()).isOne();
			assertThat(proxy.requests()).extracting(SeenRequest::connection).containsOnly(1);
		}
	}

	@Test
	void bytesPassAsTheyAre() throws Exception {
		String request = "PoSt //a/%2f/../b?x=%20 HTTP/1.1\r\nhOST:x\r\nX-Odd:  \u00e4 \r\nTransfer-Encoding: Chunked\r\n\r\n"
				+ "003;ext=1\r\nabc\r\n0\r\nTrailer: t\r\n\r\n";
		String answer = "HTTP/1.1 200 Fine, thanks\r\nx:1\r\nX: 2\r\ntransfer-encoding: chunked\r\n\r\n"
				+ "a\r\n0123456789\r\n0;last\r\nTrailer: t\r\n\r\n";
		StringBuilder got = new StringBuilder();
		try (ScriptedServer server = new ScriptedServer((socket, in, out) -> {
			got.append(new String(in.readNBytes(request.length()), StandardCharsets.ISO_8859_1));
			ScriptedServer.write(out, answer);
		}); FaultProxy proxy = FaultProxy.to(server.url()); RawClient client = new RawClient(proxy)) {
			assertThat(client.send(request).toEnd()).isEqualTo(new Received(answer, End.FIN));
			assertThat(got.toString()).isEqualTo(request);
			assertThat(proxy.count("PoSt", "//a/%2f/../b")).isOne();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void largeBodiesAreStreamedInBothDirections(boolean chunked) throws Exception {
		long length = 300L * 1024 * 1024;
		BodyPublisher zeros = BodyPublishers.ofInputStream(() -> new Zeros(length));
		try (StubServer server = new StubServer(); FaultProxy proxy = FaultProxy.to(server.url())) {
			HttpRequest request = HttpRequest.newBuilder(URI.create(proxy.url() + "/large"))
				.POST(chunked ? zeros : BodyPublishers.fromPublisher(zeros, length))
				.build();
			HttpResponse<InputStream> response = this.http.send(request, BodyHandlers.ofInputStream());
			assertThat(response.headers().firstValue("Content-Length").isPresent()).isNotEqualTo(chunked);
			try (InputStream body = response.body()) {
				assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(length);
			}
		}
	}

	@Test
	void chunksPassAsSoonAsTheyCome() throws Exception {
		CountDownLatch received = new CountDownLatch(1);
		try (ScriptedServer server = new ScriptedServer((socket, in, out) -> {
			ScriptedServer.write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n");
			received.await(10, TimeUnit.SECONDS);
			ScriptedServer.write(out, "3\r\ntwo\r\n0\r\n\r\n");
		}); FaultProxy proxy = FaultProxy.to(server.url()); RawClient client = new RawClient(proxy)) {
			client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").upTo("one\r\n");
			received.countDown();
			assertThat(client.toEnd().text()).isEqualTo("3\r\ntwo\r\n0\r\n\r\n");
		}
	}

	@Test
	void aClientThatExpectsToContinueIsToldSoByTheServer() throws Exception {
		try (StubServer server = new StubServer(); FaultProxy proxy = FaultProxy.to(server.url())) {
			HttpRequest request = HttpRequest.newBuilder(URI.create(proxy.url() + "/echo"))
				.expectContinue(true)
				.POST(BodyPublishers.ofString("the body"))
				.build();
			for (int i = 0; i < 3; i++) {
				assertThat(this.http.send(request, BodyHandlers.ofString()).body()).isEqualTo("the body");
			}
			assertThat(proxy.connections()).isOne();
		}
	}

	@Test
	void aClientThatIsNotToldToContinueGetsTheAnswerAndAnEnd() throws Exception {
		try (ScriptedServer server = new ScriptedServer((socket, in, out) -> {
			ScriptedServer.readHead(in);
			ScriptedServer.write(out, "HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
			in.transferTo(OutputStream.nullOutputStream());
		}); FaultProxy proxy = FaultProxy.to(server.url())) {
			String head = "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n";
			try (RawClient client = new RawClient(proxy)) {
				assertThat(client.send(head).toEnd().text()).startsWith("HTTP/1.1 413 ").endsWith("no");
			}
			proxy.fail(Fault.answer(429)).once();
			try (RawClient client = new RawClient(proxy)) {
				assertThat(client.send(head).toEnd().text()).startsWith("HTTP/1.1 429 ");
			}
		}
	}

	@Test
	void anAnswerThatComesBeforeTheEndOfTheRequestReachesTheClient() throws Exception {
		try (ScriptedServer server = new ScriptedServer((socket, in, out) -> {
			ScriptedServer.readHead(in);
			ScriptedServer.write(out, "HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno");
			socket.shutdownOutput();
			in.transferTo(OutputStream.nullOutputStream());
		}); FaultProxy proxy = FaultProxy.to(server.url()); RawClient client = new RawClient(proxy)) {
			client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nbegin");
			assertThat(client.upTo("\r\n\r\nno")).startsWith("HTTP/1.1 401 ");
			assertThat(client.send("rest").toEnd()).isEqualTo(new Received("", End.FIN));
		}
	}

	@Test
	void anAnswerWithoutALengthEndsWithItsConnection() throws Exception {
		try (ScriptedServer server = new ScriptedServer((socket, in, out) -> {
			ScriptedServer.readHead(in);
			ScriptedServer.write(out, "HTTP/1.0 200 OK\r\n\r\nuntil the end");
		}); FaultProxy proxy = FaultProxy.to(server.url())) {
			assertThat(RawClient.get(proxy, "/"))
				.isEqualTo(new Received("HTTP/1.0 200 OK\r\n\r\nuntil the end", End.FIN));
		}
	}

	@Test
	void theEndOfTheServersConnectionIsPassedOn() throws Exception {
		try (ScriptedServer server = new ScriptedServer((socket, in, out) -> {
			ScriptedServer.readHead(in);
			ScriptedServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
			socket.shutdownOutput();
			in.read();
		}); FaultProxy proxy = FaultProxy.to(server.url())) {
			assertThat(RawClient.get(proxy, "/").end()).isEqualTo(End.FIN);
			assertThat(proxy.await((p) -> p.openConnections() == 0, SOON)).isTrue();
			server.awaitScript();
		}
	}

	@Test
	void aResetByTheServerIsPassedOn() throws Exception {
		try (ScriptedServer server = new ScriptedServer((socket, in, out) -> {
			ScriptedServer.readHead(in);
			socket.setSoLinger(true, 0);
		}); FaultProxy proxy = FaultProxy.to(server.url())) {
			assertThat(RawClient.get(proxy, "/")).isEqualTo(new Received("", End.RST));
		}
	}

	@Test
	void aClientThatLeavesIsNoticedByTheServer() throws Exception {
		try (ScriptedServer server = new ScriptedServer((socket, in, out) -> in.readAllBytes());
				FaultProxy proxy = FaultProxy.to(server.url())) {
			try (RawClient client = new RawClient(proxy)) {
				client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
				assertThat(proxy.await((p) -> p.count() == 1 && p.requests().get(0).forwarded(), SOON)).isTrue();
			}
			server.awaitScript();
			assertThat(proxy.await((p) -> p.openConnections() == 0, SOON)).isTrue();
		}
	}

	@Test
	void aServerThatIsNotThereLooksLikeAReset() throws Exception {
		String url;
		try (StubServer server = new StubServer()) {
			url = server.url();
		}
		try (FaultProxy proxy = FaultProxy.to(url)) {
			assertThat(RawClient.get(proxy, "/")).isEqualTo(new Received("", End.RST));
			assertThat(proxy.requests().get(0).forwarded()).isFalse();
			proxy.fail(Fault.answer(502).header("Connection", "close")).once();
			assertThat(RawClient.get(proxy, "/").text()).startsWith("HTTP/1.1 502 ");
		}
	}

	@Test
	void whatIsNoRequestIsReset() throws Exception {
		try (StubServer server = new StubServer();
				FaultProxy proxy = FaultProxy.to(server.url());
				RawClient client = new RawClient(proxy)) {
			assertThat(client.send("\u0016\u0003\u0001 nonsense\r\n\r\n").toEnd().end()).isEqualTo(End.RST);
			assertThat(proxy.count()).isZero();
		}
	}

	@Test
	void pipelinedRequestsAreAnsweredInOrder() throws Exception {
		try (StubServer server = new StubServer();
				FaultProxy proxy = FaultProxy.to(server.url());
				RawClient client = new RawClient(proxy)) {
			proxy.fail(Fault.answer(503).body("text/plain", "second")).nth(2);
			String request = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n";
			client.send(request + "first" + request + "xxxxx" + request + "third");
			assertThat(client.upTo("third")).containsSubsequence("200 OK", "first", "503 Injected", "second", "200 OK");
		}
	}

	@Test
	void thePathOfTheServersUrlIsKept() throws Exception {
		try (StubServer server = new StubServer(); FaultProxy proxy = FaultProxy.to(server.url() + "/cms/")) {
			assertThat(proxy.url()).matches("http://127\\.0\\.0\\.1:\\d+/cms");
			send(proxy, "/items/a", "GET", "");
			assertThat(proxy.count("GET", "/cms/items/a")).isOne();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://localhost:1", "localhost:8055", "http:///x" })
	void anAddressThatCantBeRelayedIsRefused(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> FaultProxy.to(url));
	}

	private HttpResponse<String> send(FaultProxy proxy, String path, String method, String body) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(proxy.url() + path))
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
			.build();
		return this.http.send(request, BodyHandlers.ofString());
	}

	/**
	 * Many bytes that take no memory.
	 */
	private static final class Zeros extends InputStream {

		private long remaining;

		private Zeros(long length) {
			this.remaining = length;
		}

		@Override
		public int read() throws IOException {
			throw new IOException("Read in blocks");
		}

		@Override
		public int read(byte[] buffer, int offset, int length) {
			int read = (int) Math.min(length, this.remaining);
			this.remaining -= read;
			return (read > 0) ? read : -1;
		}

	}

}
