package io.github.springdirectus.error;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A nested write that takes several requests stopped half-way: the item and all that is
 * listed in it were written, and rows that it no longer lists could not be deleted.
 */
public final class DirectusIncompleteWriteException extends DirectusException {

	private final Object written;

	private final Map<String, List<Object>> remaining;

	/**
	 * Create an exception for a write that stopped half-way.
	 * @param written what was written, as the call would have emitted it
	 * @param remaining the keys of the rows that remain, by collection
	 * @param cause why they could not be deleted
	 */
	public DirectusIncompleteWriteException(Object written, Map<String, List<Object>> remaining, Throwable cause) {
		super("The item and what is listed in it were written, but the rows that it no longer lists could not be"
				+ " deleted, by collection: " + remaining + ". Delete them by their keys, or repeat the write", cause);
		this.written = written;
		this.remaining = new LinkedHashMap<>(remaining);
	}

	/**
	 * What was written.
	 * @return what the call would have emitted: a {@code WriteResult}, with the keys of
	 * the tagged items
	 */
	public Object written() {
		return this.written;
	}

	/**
	 * The rows that should have been deleted; some of them may be gone.
	 * @return their keys by collection
	 */
	public Map<String, List<Object>> remaining() {
		return Map.copyOf(this.remaining);
	}

}
