package io.github.springdirectus.http;

import org.jspecify.annotations.Nullable;

/**
 * Finds the elements of {@code {"data":[…],"meta":…}} in the bytes as they arrive,
 * without parsing them. Whole elements are handed on in runs, each the text of a JSON
 * array; an object or a plain value under {@code data} is an envelope with one element.
 * The properties may come in any order, and others than these two are skipped.
 */
final class EnvelopeFramer {

	private enum State {

		ROOT, KEY_OR_END, KEY, COLON, VALUE, ELEMENT_OR_END, ELEMENT, AFTER_ELEMENT, OTHER, AFTER_OTHER, DONE

	}

	private final JsonScan scan = new JsonScan();

	private final FrameBuffer run;

	private final FrameBuffer key;

	private final FrameBuffer meta;

	private final boolean enveloped;

	private State state = State.ROOT;

	private boolean inList;

	private boolean keepOther;

	EnvelopeFramer(boolean enveloped, int maxElementSize) {
		this.enveloped = enveloped;
		this.run = new FrameBuffer(maxElementSize);
		this.key = new FrameBuffer(maxElementSize);
		this.meta = new FrameBuffer(maxElementSize);
	}

	/**
	 * Take the next bytes.
	 * @return the elements that became whole, as the text of a JSON array, or
	 * {@code null} for none
	 */
	byte @Nullable [] accept(byte[] bytes) {
		int position = 0;
		while (position < bytes.length) {
			position = step(bytes, position);
		}
		return this.run.takeWhole();
	}

	/**
	 * Whether the answer was whole.
	 */
	boolean isDone() {
		return this.state == State.DONE || (!this.enveloped && this.state == State.ELEMENT && endScalar());
	}

	byte @Nullable [] meta() {
		return this.meta.isEmpty() ? null : this.meta.bytes();
	}

	/**
	 * What is left after the last bytes: a plain value without an envelope ends with the
	 * answer.
	 */
	byte @Nullable [] finish() {
		return this.run.takeWhole();
	}

	private boolean endScalar() {
		if (!this.inList && this.scan.isScalar()) {
			this.run.endElement();
			this.state = State.DONE;
		}
		return this.state == State.DONE;
	}

	private int step(byte[] bytes, int position) {
		byte next = bytes[position];
		switch (this.state) {
			case ELEMENT:
				return element(bytes, position);
			case KEY:
				return key(bytes, position);
			case OTHER:
				return other(bytes, position);
			default:
				if (isSpace(next)) {
					return position + 1;
				}
		}
		return switch (this.state) {
			case ROOT -> root(next, position);
			case KEY_OR_END -> keyOrEnd(next, position);
			case COLON -> expect(next, ':', State.VALUE, position);
			case VALUE -> value(next, position);
			case ELEMENT_OR_END -> elementOrEnd(next, position);
			case AFTER_ELEMENT -> afterElement(next, position);
			case AFTER_OTHER -> afterProperty(next, position);
			default -> throw new NotAnEnvelopeException();
		};
	}

	private int root(byte next, int position) {
		if (!this.enveloped) {
			return data(next, position);
		}
		return expect(next, '{', State.KEY_OR_END, position);
	}

	private int keyOrEnd(byte next, int position) {
		if (next == '}') {
			this.state = State.DONE;
			return position + 1;
		}
		if (next != '"') {
			throw new NotAnEnvelopeException();
		}
		this.key.clear();
		this.scan.start();
		this.state = State.KEY;
		return position;
	}

	private int key(byte[] bytes, int position) {
		int end = this.scan.skip(bytes, position);
		this.key.append(bytes, position, end);
		if (this.scan.isComplete()) {
			this.state = State.COLON;
		}
		return end;
	}

	private int value(byte next, int position) {
		if (this.key.holds("\"data\"")) {
			return data(next, position);
		}
		this.keepOther = this.key.holds("\"meta\"");
		this.scan.start();
		this.state = State.OTHER;
		return position;
	}

	private int other(byte[] bytes, int position) {
		int end = this.scan.skip(bytes, position);
		if (this.keepOther) {
			this.meta.append(bytes, position, end);
		}
		if (this.scan.isComplete()) {
			this.state = State.AFTER_OTHER;
		}
		return end;
	}

	private int data(byte next, int position) {
		this.inList = (next == '[');
		if (this.inList) {
			this.state = State.ELEMENT_OR_END;
			return position + 1;
		}
		return startElement(position);
	}

	private int elementOrEnd(byte next, int position) {
		return (next == ']') ? endData(position + 1) : startElement(position);
	}

	private int startElement(int position) {
		this.run.startElement();
		this.scan.start();
		this.state = State.ELEMENT;
		return position;
	}

	private int element(byte[] bytes, int position) {
		int end = this.scan.skip(bytes, position);
		this.run.append(bytes, position, end);
		if (!this.scan.isComplete()) {
			return end;
		}
		if (this.inList || !this.run.elementIs("null")) {
			this.run.endElement();
		}
		if (this.inList) {
			this.state = State.AFTER_ELEMENT;
			return end;
		}
		return endData(end);
	}

	private int afterElement(byte next, int position) {
		if (next == ']') {
			return endData(position + 1);
		}
		if (next != ',') {
			throw new NotAnEnvelopeException();
		}
		this.state = State.ELEMENT_OR_END;
		return position + 1;
	}

	private int endData(int position) {
		this.state = this.enveloped ? State.AFTER_OTHER : State.DONE;
		return position;
	}

	private int afterProperty(byte next, int position) {
		if (next == '}') {
			this.state = State.DONE;
			return position + 1;
		}
		return expect(next, ',', State.KEY_OR_END, position);
	}

	private int expect(byte next, char expected, State then, int position) {
		if (next != expected) {
			throw new NotAnEnvelopeException();
		}
		this.state = then;
		return position + 1;
	}

	private static boolean isSpace(byte next) {
		return next == ' ' || next == '\n' || next == '\r' || next == '\t';
	}

	/**
	 * The bytes are not what Directus sends.
	 */
	static final class NotAnEnvelopeException extends RuntimeException {

		NotAnEnvelopeException() {
			super(null, null, false, false);
		}

	}

	/**
	 * One element is larger than the client may hold.
	 */
	static final class ElementTooLargeException extends RuntimeException {

		ElementTooLargeException() {
			super(null, null, false, false);
		}

	}

}
