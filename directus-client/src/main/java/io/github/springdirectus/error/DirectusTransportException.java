package io.github.springdirectus.error;

import org.jspecify.annotations.Nullable;

/**
 * No whole answer arrived: the connection was refused, reset or ended too early, or a
 * timeout passed. For a write it is unknown whether Directus carried it out.
 */
public final class DirectusTransportException extends DirectusException {

	private final long emitted;

	/**
	 * Create an exception for an exchange that broke.
	 * @param message what happened, and where
	 * @param emitted how many elements had been emitted before
	 * @param cause what the transport reported, or {@code null}
	 */
	public DirectusTransportException(String message, long emitted, @Nullable Throwable cause) {
		super(message, cause);
		this.emitted = emitted;
	}

	/**
	 * How many elements had reached the subscriber when the answer broke off. A call that
	 * broke after its first element is not repeated by the client.
	 * @return the number of elements, 0 where nothing was emitted
	 */
	public long emitted() {
		return this.emitted;
	}

	@Override
	public boolean isRetryable() {
		return true;
	}

}
