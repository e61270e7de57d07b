package io.github.springdirectus.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts values by AES-GCM, bound to the names that they are kept under, and names
 * entries by HMAC-SHA256. Both keys come from one secret.
 */
final class SecretSealing implements Sealing {

	private static final String MAC = "HmacSHA256";

	private static final String CIPHER = "AES/GCM/NoPadding";

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	private final SecureRandom random = new SecureRandom();

	private final SecretKeySpec nameKey;

	private final SecretKeySpec valueKey;

	SecretSealing(byte[] secret) {
		SecretKeySpec root = new SecretKeySpec(secret, MAC);
		this.nameKey = new SecretKeySpec(mac(root, "directus-redis names"), MAC);
		this.valueKey = new SecretKeySpec(mac(root, "directus-redis values"), "AES");
	}

	@Override
	public String name(String kind, String id) {
		return HexFormat.of().formatHex(mac(this.nameKey, kind + ":" + id));
	}

	@Override
	public String seal(String name, String value) {
		byte[] nonce = new byte[NONCE_BYTES];
		this.random.nextBytes(nonce);
		try {
			byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(value.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder()
				.encodeToString(ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has AES-GCM", ex);
		}
	}

	@Override
	public String open(String name, String sealed) throws GeneralSecurityException {
		ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
		byte[] nonce = new byte[NONCE_BYTES];
		bytes.get(nonce);
		byte[] rest = new byte[bytes.remaining()];
		bytes.get(rest);
		return new String(cipher(Cipher.DECRYPT_MODE, nonce, name).doFinal(rest), StandardCharsets.UTF_8);
	}

	private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(CIPHER);
		cipher.init(mode, this.valueKey, new GCMParameterSpec(TAG_BITS, nonce));
		cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
		return cipher;
	}

	private static byte[] mac(SecretKeySpec key, String text) {
		try {
			Mac mac = Mac.getInstance(MAC);
			mac.init(key);
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has HMAC-SHA256", ex);
		}
	}

}
