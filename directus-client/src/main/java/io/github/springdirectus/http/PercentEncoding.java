package io.github.springdirectus.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.github.springdirectus.error.DirectusRequestException;

/**
 * Percent-encoding of everything but the unreserved characters of RFC 3986, so that no
 * value can be taken for a part of the URL's structure: not a slash, not a plus sign, not
 * the braces of a URI template.
 */
final class PercentEncoding {

	private static final char[] HEX = "0123456789ABCDEF".toCharArray();

	private PercentEncoding() {
	}

	static String encode(String value) {
		int plain = 0;
		while (plain < value.length() && isUnreserved(value.charAt(plain))) {
			plain++;
		}
		return (plain == value.length()) ? value : encodeBytes(value);
	}

	private static String encodeBytes(String value) {
		ByteBuffer bytes = utf8(value);
		StringBuilder encoded = new StringBuilder(bytes.remaining() * 2);
		while (bytes.hasRemaining()) {
			int octet = bytes.get() & 0xFF;
			if (isUnreserved((char) octet)) {
				encoded.append((char) octet);
			}
			else {
				encoded.append('%').append(HEX[octet >> 4]).append(HEX[octet & 0xF]);
			}
		}
		return encoded.toString();
	}

	private static ByteBuffer utf8(String value) {
		try {
			return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
		}
		catch (CharacterCodingException ex) {
			throw new DirectusRequestException("A value for the URL has half a surrogate pair, which UTF-8 can't hold."
					+ " Pass text that was not cut inside a character.", ex);
		}
	}

	private static boolean isUnreserved(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
				|| (character >= '0' && character <= '9') || character == '-' || character == '_' || character == '.'
				|| character == '~';
	}

}
