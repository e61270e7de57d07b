package io.github.springdirectus.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What the stub does with a request.
 */
@FunctionalInterface
interface StubAnswer {

	/**
	 * Write the answer.
	 * @return whether the connection goes on
	 */
	boolean write(Socket connection, OutputStream out) throws IOException;

	static StubAnswer json(String body) {
		return of(200, "application/json", body);
	}

	static StubAnswer error(int status, String code) {
		return of(status, "application/json",
				"{\"errors\":[{\"message\":\"refused\",\"extensions\":{\"code\":\"" + code + "\"}}]}");
	}

	static StubAnswer of(int status, String contentType, String body, String... headers) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		String head = head(status, "Content-Type: " + contentType, "Content-Length: " + bytes.length)
				+ String.join("", Arrays.stream(headers).map((header) -> header + "\r\n").toList()) + "\r\n";
		return (connection, out) -> {
			out.write(head.getBytes(StandardCharsets.ISO_8859_1));
			out.write(bytes);
			out.flush();
			return true;
		};
	}

	/** Sends these bytes, and closes. */
	static StubAnswer raw(String answer) {
		return (connection, out) -> {
			out.write(answer.getBytes(StandardCharsets.UTF_8));
			out.flush();
			return false;
		};
	}

	static StubAnswer noContent() {
		return (connection, out) -> {
			out.write((head(204) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
			out.flush();
			return true;
		};
	}

	/** Promises more than it sends, and closes. */
	static StubAnswer truncated(int status, String body) {
		return chunks(status, body, (connection) -> {
		});
	}

	/** Sends a part of an answer whose length it does not tell, and closes. */
	static StubAnswer endedAfter(String body) {
		return (connection, out) -> {
			out.write((head(200, "Content-Type: application/json", "Connection: close") + "\r\n" + body)
				.getBytes(StandardCharsets.UTF_8));
			out.flush();
			return false;
		};
	}

	/** Sends a part and resets the connection. */
	static StubAnswer resetAfter(String body) {
		return chunks(200, body, (connection) -> connection.setSoLinger(true, 0));
	}

	/** Takes the request and resets the connection without a word. */
	static StubAnswer reset() {
		return (connection, out) -> {
			connection.setSoLinger(true, 0);
			return false;
		};
	}

	/** Sends a part and then nothing more, until the latch opens. */
	static StubAnswer stallAfter(String body, CountDownLatch latch) {
		return stallAfter(200, body, latch);
	}

	static StubAnswer stallAfter(int status, String body, CountDownLatch latch) {
		return chunks(status, body, (connection) -> await(latch));
	}

	/** Never answers. */
	static StubAnswer silence(CountDownLatch latch) {
		return (connection, out) -> {
			await(latch);
			return false;
		};
	}

	/** Never answers, and opens the latch when the client closes the connection. */
	static StubAnswer untilClosed(CountDownLatch closed) {
		return (connection, out) -> {
			try {
				connection.getInputStream().read();
				return false;
			}
			finally {
				closed.countDown();
			}
		};
	}

	private static StubAnswer chunks(int status, String body, AfterBody after) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		return (connection, out) -> {
			out.write((head(status, "Content-Type: application/json", "Content-Length: " + (bytes.length + 1000))
					+ "\r\n")
				.getBytes(StandardCharsets.ISO_8859_1));
			out.write(bytes);
			out.flush();
			after.run(connection);
			return false;
		};
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static String head(int status, String... headers) {
		StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Stub\r\n");
		for (String header : headers) {
			head.append(header).append("\r\n");
		}
		return head.toString();
	}

	/** What happens to the connection after the body. */
	interface AfterBody {

		void run(Socket connection) throws IOException;

	}

}
