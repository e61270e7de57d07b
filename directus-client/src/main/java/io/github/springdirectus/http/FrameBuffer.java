package io.github.springdirectus.http;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Elements that are whole, and the beginning of one that is not yet.
 */
final class FrameBuffer {

	private final int maxElementSize;

	private byte[] bytes = new byte[256];

	private int length;

	private int whole;

	private int start;

	FrameBuffer(int maxElementSize) {
		this.maxElementSize = maxElementSize;
	}

	void startElement() {
		append((byte) ((this.whole == 0) ? '[' : ','));
		this.start = this.length;
	}

	void endElement() {
		this.whole = this.length;
	}

	boolean elementIs(String text) {
		return this.length - this.start == text.length() && matches(this.start, text);
	}

	boolean holds(String text) {
		return this.length == text.length() && matches(0, text);
	}

	private boolean matches(int from, String text) {
		for (int i = 0; i < text.length(); i++) {
			if (this.bytes[from + i] != text.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	void append(byte[] source, int from, int to) {
		int added = to - from;
		if (this.length - this.start + added > this.maxElementSize) {
			throw new EnvelopeFramer.ElementTooLargeException();
		}
		ensure(added);
		System.arraycopy(source, from, this.bytes, this.length, added);
		this.length += added;
	}

	private void append(byte single) {
		ensure(1);
		this.bytes[this.length++] = single;
	}

	private void ensure(int added) {
		// One more for the bracket that closes a run
		int needed = this.length + added + 1;
		if (needed > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(needed, this.bytes.length * 2));
		}
	}

	byte @Nullable [] takeWhole() {
		if (this.whole == 0) {
			return null;
		}
		byte[] run = Arrays.copyOf(this.bytes, this.whole + 1);
		run[this.whole] = ']';
		int begun = (this.length > this.whole) ? this.length - this.start : -1;
		int from = this.start;
		this.length = 0;
		this.whole = 0;
		if (begun >= 0) {
			byte[] source = this.bytes;
			startElement();
			System.arraycopy(source, from, this.bytes, this.length, begun);
			this.length += begun;
		}
		this.start = Math.min(this.start, this.length);
		return run;
	}

	void clear() {
		this.length = 0;
		this.start = 0;
	}

	boolean isEmpty() {
		return this.length == 0;
	}

	byte[] bytes() {
		return Arrays.copyOf(this.bytes, this.length);
	}

}
