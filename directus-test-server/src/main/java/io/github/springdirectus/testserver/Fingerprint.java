package io.github.springdirectus.testserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
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
		return shortened(sha256().digest(Arrays.toString(ingredients).getBytes(StandardCharsets.UTF_8)));
	}

	static String ofContent(InputStream content) throws IOException {
		MessageDigest digest = sha256();
		new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
		return shortened(digest.digest());
	}

	private static String shortened(byte[] digest) {
		return HexFormat.of().formatHex(digest, 0, 6);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
