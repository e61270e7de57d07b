package io.github.springdirectus.http;

/**
 * A body that has been written as JSON already: it is sent as it is.
 */
public final class JsonBytes {

	private final byte[] bytes;

	/**
	 * Create a body.
	 * @param bytes the JSON in UTF-8; not copied
	 */
	public JsonBytes(byte[] bytes) {
		this.bytes = bytes;
	}

	byte[] bytes() {
		return this.bytes;
	}

	@Override
	public String toString() {
		return "JSON of " + this.bytes.length + " bytes";
	}

}
