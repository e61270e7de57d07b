package io.github.springdirectus.testserver.fault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A request that came to a {@link FaultProxy}, and how far it had got when this was
 * asked. It holds neither values of headers nor, unless
 * {@linkplain FaultProxy#keepQueries() asked for}, a query: tokens may stand there.
 *
 * @param number 1 for the first request of the proxy, and so on
 * @param at when its head had been read
 * @param connection which connection it came on, 1 for the first of the proxy: two
 * requests with the same number shared one
 * @param method the method
 * @param path the path as it travels, percent-encoded, without the query
 * @param query the query as it travels; null where there is none or it is not kept
 * @param headers the names of its headers, whatever their case
 * @param authorization a hash of its {@code Authorization} header, or null where it has
 * none; see {@link #isAuthorizedBy(String)}
 * @param forwarded whether it was sent to the server, in part at least
 * @param status the status of the server's answer, or of the proxy's own; null where
 * there is none so far. Whether the client got it is another matter
 * @param fault the fault that it met, or null
 */
public record SeenRequest(int number, Instant at, int connection, String method, String path, @Nullable String query,
		Set<String> headers, @Nullable String authorization, boolean forwarded, @Nullable Integer status,
		@Nullable Fault fault) {

	/**
	 * Whether the server answered, or the proxy in its place.
	 * @return whether there is a status
	 */
	public boolean answered() {
		return this.status != null;
	}

	/**
	 * Whether it has a header.
	 * @param name the name, in any case
	 * @return whether it is among the headers
	 */
	public boolean hasHeader(String name) {
		return this.headers.contains(name);
	}

	/**
	 * Whether it carried exactly these credentials.
	 * @param authorization what its {@code Authorization} header would be, for example
	 * {@code Bearer my-token}
	 * @return whether it was that
	 */
	public boolean isAuthorizedBy(String authorization) {
		return hash(authorization).equals(this.authorization);
	}

	static String hash(String text) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
