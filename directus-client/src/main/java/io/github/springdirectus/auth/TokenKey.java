package io.github.springdirectus.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Names a session in a {@link DirectusTokenStore}: a SHA-256 over the server, the kind of
 * credentials, the provider, the identifier, and the password or first refresh token. So
 * who does not know the secret does not find the session.
 *
 * @param value 64 hexadecimal digits
 */
public record TokenKey(String value) {

	static TokenKey of(@Nullable String... parts) {
		MessageDigest digest = sha256();
		for (String part : parts) {
			byte[] bytes = (part != null) ? part.getBytes(StandardCharsets.UTF_8) : new byte[0];
			// With their lengths, so that no two lists of parts run into the same text
			digest.update(ByteBuffer.allocate(Integer.BYTES).putInt((part != null) ? bytes.length : -1).flip());
			digest.update(bytes);
		}
		return new TokenKey(HexFormat.of().formatHex(digest.digest()));
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * Shortened: the whole of it is for stores alone.
	 */
	@Override
	public String toString() {
		return "TokenKey[" + this.value.substring(0, Math.min(8, this.value.length())) + "…]";
	}

}
