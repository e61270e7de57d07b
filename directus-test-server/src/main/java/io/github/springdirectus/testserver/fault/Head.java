package io.github.springdirectus.testserver.fault;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The head of a request or an answer: its bytes as they came, so that they are passed on
 * unchanged, and what its framing says.
 */
final class Head {

	private static final int LIMIT = 1024 * 1024;

	private final byte[] bytes;

	private final List<String> lines;

	private Head(byte[] bytes) {
		this.bytes = bytes;
		this.lines = new String(bytes, StandardCharsets.ISO_8859_1).lines().filter((line) -> !line.isEmpty()).toList();
	}

	private Head(List<String> lines) {
		this.bytes = (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
		this.lines = lines;
	}

	/**
	 * Reads up to the empty line.
	 * @return the head, or null where the stream ends before it begins
	 */
	static @Nullable Head read(InputStream in) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
		boolean begun = false;
		int length = 0;
		for (int next = in.read(); next >= 0; next = in.read()) {
			bytes.write(next);
			if (next == '\n') {
				if (length == 0 && begun) {
					return new Head(bytes.toByteArray());
				}
				begun |= length > 0;
				length = 0;
			}
			else if (next != '\r') {
				length++;
			}
			if (bytes.size() > LIMIT) {
				throw new ProtocolException("There is no end to the head of a message");
			}
		}
		if (!begun && length == 0) {
			return null;
		}
		throw new EOFException("The head of a message is cut");
	}

	byte[] bytes() {
		return this.bytes;
	}

	String startLine() {
		return this.lines.get(0);
	}

	/**
	 * The status, of an answer.
	 */
	int status() throws ProtocolException {
		String[] parts = startLine().split(" ", 3);
		if (parts.length < 2 || !parts[0].startsWith("HTTP/") || !parts[1].matches("\\d{3}")) {
			throw new ProtocolException("Not the head of an answer");
		}
		return Integer.parseInt(parts[1]);
	}

	@Nullable String header(String name) {
		for (String line : this.lines.subList(1, this.lines.size())) {
			if (isOf(line, name)) {
				return line.substring(name.length() + 1).strip();
			}
		}
		return null;
	}

	/**
	 * Whether a header of that name lists that word, given in lower case.
	 */
	boolean says(String name, String token) {
		return this.lines.stream()
			.skip(1)
			.filter((line) -> isOf(line, name))
			.map((line) -> line.substring(name.length() + 1).strip().toLowerCase(Locale.ROOT))
			.flatMap((value) -> Stream.of(value.split("\\s*,\\s*")))
			.anyMatch(token::equals);
	}

	Set<String> names() {
		return this.lines.stream()
			.skip(1)
			.map((line) -> line.substring(0, Math.max(line.indexOf(':'), 0)))
			.filter((name) -> !name.isBlank())
			.collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
	}

	boolean isChunked() {
		return says("Transfer-Encoding", "chunked");
	}

	/**
	 * The length that the head announces, or -1 for none.
	 */
	long contentLength() throws ProtocolException {
		String value = header("Content-Length");
		if (value == null) {
			return -1;
		}
		if (!value.matches("\\d{1,18}")) {
			throw new ProtocolException("Not a length: " + value);
		}
		return Long.parseLong(value);
	}

	/**
	 * The same head with another framing of its body.
	 */
	Head framedBy(String name, String value) {
		List<String> changed = new ArrayList<>(this.lines);
		changed.removeIf((line) -> isOf(line, "Content-Length") || isOf(line, "Transfer-Encoding"));
		changed.add(name + ": " + value);
		return new Head(changed);
	}

	private static boolean isOf(String line, String name) {
		return line.length() > name.length() && line.charAt(name.length()) == ':'
				&& line.regionMatches(true, 0, name, 0, name.length());
	}

}
