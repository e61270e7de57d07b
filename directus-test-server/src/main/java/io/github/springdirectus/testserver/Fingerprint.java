package io.github.springdirectus.testserver;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A short name for what a cache entry was made from: other ingredients, other entry.
 */
final class Fingerprint {

	private Fingerprint() {
	}

	static String of(Object... ingredients) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest(Arrays.toString(ingredients).getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 6);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
