package io.github.springdirectus.items;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes random UUIDs without reading from the system's source of randomness, which may
 * block, each time: hashes of a number that goes up and a random seed.
 */
final class ClientKeys {

	private final byte[] seed = new byte[32];

	private final AtomicLong counter = new AtomicLong();

	ClientKeys() {
		new SecureRandom().nextBytes(this.seed);
	}

	UUID next() {
		MessageDigest digest = sha256();
		digest.update(this.seed);
		digest.update(ByteBuffer.allocate(Long.BYTES).putLong(this.counter.getAndIncrement()).flip());
		ByteBuffer hash = ByteBuffer.wrap(digest.digest());
		long version = hash.getLong() & ~0xf000L | 0x4000L;
		long variant = hash.getLong() & ~(3L << 62) | 2L << 62;
		return new UUID(version, variant);
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
