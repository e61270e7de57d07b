package io.github.springdirectus.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of all that the Directus client signals:
 * <ul>
 * <li>{@link DirectusRequestException}: refused before anything was sent,</li>
 * <li>{@link DirectusResponseException}: Directus, or a proxy before it, answered with an
 * error, or was not asked so as to spare it ({@link DirectusCallRejectedException}),</li>
 * <li>{@link DirectusTransportException}: no whole answer arrived,</li>
 * <li>{@link DirectusDecodingException}: an answer arrived that could not be read,</li>
 * <li>{@link DirectusBatchException}: some requests of a batch succeeded and some did
 * not,</li>
 * <li>{@link DirectusIncompleteWriteException}: a nested write was carried out, and the
 * rows that it no longer lists could not be deleted.</li>
 * </ul>
 */
public abstract sealed class DirectusException extends RuntimeException
		permits DirectusRequestException, DirectusResponseException, DirectusTransportException,
		DirectusDecodingException, DirectusBatchException, DirectusIncompleteWriteException {

	DirectusException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Whether the same call may succeed when it is made again later. It says nothing of
	 * whether repeating it is safe: a write may have been carried out.
	 * @return {@code true} for rate limits, an unavailable server and broken connections
	 */
	public boolean isRetryable() {
		return false;
	}

}
