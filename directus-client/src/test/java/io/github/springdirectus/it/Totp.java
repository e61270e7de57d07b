package io.github.springdirectus.it;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import reactor.core.publisher.Mono;

/**
 * An authenticator: the one-time passwords of RFC 6238, with six digits for 30 seconds.
 */
final class Totp {

	private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private static final long STEP = 30_000;

	/** Directus takes a password within its step alone, and a slow server is slow. */
	private static final long ENOUGH = 10_000;

	private final byte[] key;

	/**
	 * Create one.
	 * @param secret what Directus has generated
	 */
	Totp(String secret) {
		BigInteger bits = BigInteger.ONE;
		for (char letter : secret.replace("=", "").toCharArray()) {
			bits = bits.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(letter)));
		}
		// The leading one keeps leading zeros, and the rest of the last letter is none of
		// the key
		int length = secret.replace("=", "").length() * 5;
		byte[] all = bits.shiftRight(length % 8).toByteArray();
		this.key = ByteBuffer.allocate(length / 8).put(all, all.length - length / 8, length / 8).array();
	}

	/**
	 * The password of now, or of the next step where this one is about to end.
	 */
	Mono<String> next() {
		return Mono.defer(() -> {
			long left = STEP - Instant.now().toEpochMilli() % STEP;
			Mono<Long> wait = (left < ENOUGH) ? Mono.delay(Duration.ofMillis(left)) : Mono.just(0L);
			return wait.map((waited) -> at(Instant.now()));
		});
	}

	String at(Instant time) {
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec(this.key, "HmacSHA1"));
			ByteBuffer hash = ByteBuffer
				.wrap(mac.doFinal(ByteBuffer.allocate(8).putLong(time.toEpochMilli() / STEP).array()));
			int digits = hash.getInt(hash.get(19) & 0xf) & Integer.MAX_VALUE;
			return "%06d".formatted(digits % 1_000_000);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
