package io.github.springdirectus.testserver.fault;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that hides nothing: what comes on its socket, and how it ends.
 */
final class RawClient implements Closeable {

	enum End {

		FIN, RST

	}

	record Received(String text, End end) {

		String body() {
			return this.text.substring(this.text.indexOf("\r\n\r\n") + 4);
		}

	}

	private final Socket socket;

	private boolean broken;

	RawClient(FaultProxy proxy) throws IOException {
		URI uri = URI.create(proxy.url());
		this.socket = new Socket(uri.getHost(), uri.getPort());
		this.socket.setSoTimeout(10_000);
		this.socket.setTcpNoDelay(true);
	}

	static Received get(FaultProxy proxy, String path) throws IOException {
		try (RawClient client = new RawClient(proxy)) {
			return client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").toEnd();
		}
	}

	static Received post(FaultProxy proxy, String path, String body) throws IOException {
		try (RawClient client = new RawClient(proxy)) {
			return client
				.send("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
				.toEnd();
		}
	}

	/**
	 * Sends something. Where the connection is reset meanwhile, reading tells.
	 */
	RawClient send(String text) throws IOException {
		try {
			this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
		}
		catch (SocketException ex) {
			this.broken = true;
		}
		return this;
	}

	Socket socket() {
		return this.socket;
	}

	/**
	 * Reads up to the end of the connection.
	 */
	Received toEnd() throws IOException {
		StringBuilder text = new StringBuilder();
		try {
			InputStream in = this.socket.getInputStream();
			byte[] buffer = new byte[16 * 1024];
			for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
				text.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
			}
			return new Received(text.toString(), this.broken ? End.RST : End.FIN);
		}
		catch (SocketException ex) {
			assertThat(ex).hasMessageContaining("reset");
			return new Received(text.toString(), End.RST);
		}
	}

	String toEndOf(String request) throws IOException {
		return send(request).toEnd().text();
	}

	/**
	 * Reads up to some text.
	 */
	String upTo(String end) throws IOException {
		StringBuilder text = new StringBuilder();
		while (text.indexOf(end) < 0) {
			int next = this.socket.getInputStream().read();
			assertThat(next).as("the end came after %s", text).isNotNegative();
			text.append((char) next);
		}
		return text.toString();
	}

	/**
	 * Whether nothing comes for a while, no end either.
	 */
	boolean isKeptWaiting() throws IOException {
		this.socket.setSoTimeout(200);
		try {
			this.socket.getInputStream().read();
			return false;
		}
		catch (SocketTimeoutException ex) {
			return true;
		}
		finally {
			this.socket.setSoTimeout(10_000);
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
