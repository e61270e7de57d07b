package io.github.springdirectus.testserver.fault;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * A body in chunks, with its extensions and trailers.
 */
final class ChunkedBody implements BodyReader {

	private static final int LIMIT = 64 * 1024;

	private final InputStream in;

	private @Nullable BodyReader chunk;

	private boolean ended;

	ChunkedBody(InputStream in) {
		this.in = in;
	}

	@Override
	public @Nullable Piece next(long limit) throws IOException {
		if (this.ended) {
			return null;
		}
		if (this.chunk == null) {
			return begin();
		}
		Piece content = this.chunk.next(limit);
		return (content != null) ? content : end();
	}

	private Piece begin() throws IOException {
		ByteArrayOutputStream framing = new ByteArrayOutputStream();
		long size = size(line(framing));
		if (size < 0) {
			throw new ProtocolException("A chunk is shorter than nothing");
		}
		if (size > 0) {
			this.chunk = new PlainBody(this.in, size);
		}
		else {
			while (!line(framing).isEmpty()) {
				// A trailer, which is passed on
			}
			this.ended = true;
		}
		return framing(framing);
	}

	private Piece end() throws IOException {
		ByteArrayOutputStream framing = new ByteArrayOutputStream(2);
		if (!line(framing).isEmpty()) {
			throw new ProtocolException("A chunk is longer than it says");
		}
		this.chunk = null;
		return framing(framing);
	}

	private String line(ByteArrayOutputStream framing) throws IOException {
		int start = framing.size();
		int next;
		do {
			next = this.in.read();
			if (next < 0) {
				throw new EOFException("A body in chunks is cut");
			}
			framing.write(next);
			if (framing.size() > LIMIT) {
				throw new ProtocolException("There is no end to a line between chunks");
			}
		}
		while (next != '\n');
		return new String(framing.toByteArray(), start, framing.size() - start, StandardCharsets.ISO_8859_1).strip();
	}

	private static long size(String line) throws ProtocolException {
		String digits = line.split(";", 2)[0].strip();
		try {
			return Long.parseLong(digits, 16);
		}
		catch (NumberFormatException ex) {
			throw new ProtocolException("Not the size of a chunk: " + digits);
		}
	}

	private static Piece framing(ByteArrayOutputStream framing) {
		return new Piece(framing.toByteArray(), framing.size(), false);
	}

}
