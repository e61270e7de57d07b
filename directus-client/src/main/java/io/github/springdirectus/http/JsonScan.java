package io.github.springdirectus.http;

/**
 * Skips one JSON value in bytes that arrive piece by piece, by depth and strings alone.
 * Structure is ASCII in UTF-8, so a cut inside a character does no harm.
 */
final class JsonScan {

	private int depth;

	private boolean inString;

	private boolean escaped;

	private boolean started;

	private boolean complete;

	void start() {
		this.depth = 0;
		this.inString = false;
		this.escaped = false;
		this.started = false;
		this.complete = false;
	}

	boolean isComplete() {
		return this.complete;
	}

	/**
	 * Whether a number or literal has begun: only what follows can end it.
	 */
	boolean isScalar() {
		return this.started && this.depth == 0 && !this.inString && !this.complete;
	}

	/**
	 * Skip as much of the value as the bytes hold.
	 * @return the position after the value, or the end of the bytes where it goes on
	 */
	int skip(byte[] bytes, int from) {
		int position = from;
		while (position < bytes.length && !this.complete) {
			byte next = bytes[position];
			if (this.inString) {
				inString(next);
			}
			else if (this.depth == 0 && this.started && endsScalar(next)) {
				this.complete = true;
				return position;
			}
			else {
				outsideString(next);
			}
			position++;
		}
		return position;
	}

	private void inString(byte next) {
		if (this.escaped) {
			this.escaped = false;
		}
		else if (next == '\\') {
			this.escaped = true;
		}
		else if (next == '"') {
			this.inString = false;
			this.complete = (this.depth == 0);
		}
	}

	private void outsideString(byte next) {
		this.started = true;
		switch (next) {
			case '"' -> this.inString = true;
			case '{', '[' -> this.depth++;
			case '}', ']' -> this.complete = (--this.depth == 0);
			default -> {
			}
		}
	}

	private static boolean endsScalar(byte next) {
		return next == ',' || next == ']' || next == '}' || next == ' ' || next == '\n' || next == '\r' || next == '\t';
	}

}
