package io.github.springdirectus.http;

import tools.jackson.databind.json.JsonMapper;

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

	/**
	 * The JSON of a body.
	 */
	static byte[] of(Object body, JsonMapper mapper) {
		return (body instanceof JsonBytes json) ? json.bytes : mapper.writeValueAsBytes(body);
	}

	@Override
	public String toString() {
		return "JSON of " + this.bytes.length + " bytes";
	}

}
