package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.springdirectus.testserver.fault.RawClient.End;
import io.github.springdirectus.testserver.fault.RawClient.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many at once, and nothing left behind.
 */
@Timeout(60)
class FaultProxyConcurrencyTests {

	private static final int CLIENTS = 100;

	private static final int REQUESTS = 10;

	private static final Duration SOON = Duration.ofSeconds(10);

	private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

	@AfterEach
	void stop() {
		this.clients.shutdownNow();
	}

	@Test
	void aHundredClientsAreServedAtOnce() throws Exception {
		CountDownLatch all = new CountDownLatch(CLIENTS);
		try (StubServer server = new StubServer(); FaultProxy proxy = FaultProxy.to(server.url())) {
			ActiveFault storm = proxy.fail(Fault.answer(503).body("text/plain", StubServer.BODY)).every(4);
			forAll((number) -> {
				try (RawClient client = new RawClient(proxy)) {
					all.countDown();
					assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
					for (int i = 0; i < REQUESTS; i++) {
						client.send("GET /fixed/" + number + " HTTP/1.1\r\nHost: x\r\n\r\n").upTo(StubServer.BODY);
					}
				}
				return number;
			});
			assertThat(proxy.count()).isEqualTo(CLIENTS * REQUESTS);
			assertThat(proxy.count("GET", "/fixed/7")).isEqualTo(REQUESTS);
			assertThat(proxy.requests()).extracting(SeenRequest::number).isSorted().doesNotHaveDuplicates();
			assertThat(storm.hits()).isEqualTo(CLIENTS * REQUESTS / 4);
			assertThat(server.done("GET")).isEqualTo(CLIENTS * REQUESTS * 3 / 4);
			assertThat(proxy.connections()).isEqualTo(CLIENTS);
			assertThat(proxy.await((p) -> p.openConnections() == 0, SOON)).isTrue();
		}
	}

	@Test
	void manyConnectionsBreakAtOnce() throws Exception {
		try (StubServer server = new StubServer(); FaultProxy proxy = FaultProxy.to(server.url())) {
			proxy.fail(Fault.loseReply()).every(2);
			List<Received> all = forAll((number) -> exchange(proxy));
			assertThat(all).filteredOn((received) -> received.end() == End.RST && received.text().isEmpty())
				.hasSize(CLIENTS / 2);
			assertThat(server.done("POST")).isEqualTo(CLIENTS);
			assertThat(proxy.await((p) -> p.openConnections() == 0, SOON)).isTrue();
		}
	}

	@Test
	void closingLeavesNothingBehind() throws Exception {
		List<RawClient> open = new ArrayList<>();
		try (StubServer server = new StubServer()) {
			FaultProxy proxy = FaultProxy.to(server.url());
			int port = URI.create(proxy.url()).getPort();
			proxy.fail(Fault.stall()).path("/stall").always();
			proxy.fail(Fault.stallReply()).path("/reply").always();
			proxy.fail(Fault.stallDuringBody(3)).path("/body").always();
			proxy.fail(Fault.halfClose(3)).path("/half").always();
			proxy.fail(Fault.drip(1, Duration.ofHours(1))).path("/drip").always();
			proxy.fail(Fault.delay(Duration.ofHours(1))).path("/delay").always();
			for (String path : List.of("stall", "reply", "body", "half", "drip", "delay", "idle", "chunked")) {
				RawClient client = new RawClient(proxy);
				client.send("GET /" + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
				open.add(client);
			}
			open.add(new RawClient(proxy).send("GET /half-a-head"));
			open.add(new RawClient(proxy).send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf"));
			open.add(new RawClient(proxy));
			assertThat(proxy.await((p) -> p.connections() == open.size() && p.count() == open.size() - 2, SOON))
				.isTrue();
			assertThat(proxy.openConnections()).isEqualTo(open.size());
			assertThat(threads(port)).isNotEmpty().allMatch(Thread::isDaemon);
			proxy.close();
			assertThat(proxy.openConnections()).isZero();
			assertThat(threads(port)).isEmpty();
			for (RawClient client : open) {
				client.toEnd();
				client.close();
			}
			proxy.close();
			proxy.acceptConnections();
			assertThat(threads(port)).isEmpty();
		}
	}

	@Test
	void aServerIsNotReadFasterThanTheClientReads() throws Exception {
		CountDownLatch written = new CountDownLatch(1);
		try (ScriptedServer server = new ScriptedServer((socket, in, out) -> {
			ScriptedServer.readHead(in);
			ScriptedServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 67108864\r\n\r\n");
			out.write(new byte[64 * 1024 * 1024]);
			written.countDown();
			in.read();
		}); FaultProxy proxy = FaultProxy.to(server.url()); RawClient client = new RawClient(proxy)) {
			client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").upTo("\r\n\r\n");
			assertThat(written.await(300, TimeUnit.MILLISECONDS)).isFalse();
			client.socket().getInputStream().skipNBytes(64 * 1024 * 1024);
			assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	private interface Client<T> {

		T call(int number) throws Exception;

	}

	private <T> List<T> forAll(Client<T> client) throws Exception {
		List<Future<T>> futures = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			int number = i;
			futures.add(this.clients.submit(() -> client.call(number)));
		}
		List<T> results = new ArrayList<>();
		for (Future<T> future : futures) {
			results.add(future.get(30, TimeUnit.SECONDS));
		}
		return results;
	}

	private static Received exchange(FaultProxy proxy) throws IOException {
		try (RawClient client = new RawClient(proxy)) {
			return client.send("POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx")
				.toEnd();
		}
	}

	private static List<Thread> threads(int port) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("fault-proxy-" + port))
			.toList();
	}

}
