package io.github.springdirectus.write;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import io.github.springdirectus.model.Internal;

/**
 * Makes random UUIDs without reading from the system's source of randomness, which may
 * block, each time: hashes of a number that goes up and a random seed.
 */
@Internal
public final class ClientKeys {

	private final byte[] seed = new byte[32];

	private final AtomicLong counter = new AtomicLong();

	ClientKeys() {
		new SecureRandom().nextBytes(this.seed);
	}

	/**
	 * Make a key.
	 * @return a UUID of version 4
	 */
	public UUID next() {
		MessageDigest digest = sha256();
		digest.update(this.seed);
		digest.update(ByteBuffer.allocate(Long.BYTES).putLong(this.counter.getAndIncrement()).flip());
		ByteBuffer hash = ByteBuffer.wrap(digest.digest());
		long version = hash.getLong() & ~0xf000L | 0x4000L;
		long variant = hash.getLong() & ~(3L << 62) | 2L << 62;
		return new UUID(version, variant);
	}

	/**
	 * Give keys to new items, where they are UUIDs and a tag asks for them: then they are
	 * known whatever the caller may read.
	 */
	WriteNode assign(WriteNode node) {
		boolean made = node.action() == Action.CREATE && node.key() == null && node.type().uuid() && node.hasTags();
		return (made ? node.withKey(next()) : node).mapNested(this::assign);
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
