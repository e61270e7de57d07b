package io.github.springdirectus.testserver.fault;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * A body of a known length, or one that ends with its connection.
 */
final class PlainBody implements BodyReader {

	static final int UNTIL_END = -1;

	private static final int BUFFER = 16 * 1024;

	private final InputStream in;

	private final boolean untilEnd;

	private long remaining;

	private byte[] buffer = new byte[0];

	PlainBody(InputStream in, long length) {
		this.in = in;
		this.untilEnd = length < 0;
		this.remaining = this.untilEnd ? Long.MAX_VALUE : length;
	}

	@Override
	public @Nullable Piece next(long limit) throws IOException {
		if (this.remaining == 0) {
			return null;
		}
		if (this.buffer.length == 0) {
			this.buffer = new byte[(int) Math.min(BUFFER, this.remaining)];
		}
		long most = Math.min(limit, this.remaining);
		int length = this.in.read(this.buffer, 0, (int) Math.min(this.buffer.length, most));
		if (length < 0) {
			if (this.untilEnd) {
				return null;
			}
			throw new EOFException("A body is cut, " + this.remaining + " bytes before its end");
		}
		this.remaining -= length;
		return new Piece(this.buffer, length, true);
	}

}
