package io.github.springdirectus.logscan;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The texts that give a secret away: as it is, in an address, in JSON, in Base64 at any
 * place of what was encoded, and in hex; of a long one its first and its last part do.
 */
final class Forms {

	private static final int LONG = 32;

	private static final int PART = 16;

	private Forms() {
	}

	static Set<String> of(String secret) {
		List<String> forms = new ArrayList<>();
		forms.add(secret);
		forms.add(json(secret));
		String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
		forms.addAll(List.of(encoded, encoded.replace("+", "%20"), lowerCaseEscapes(encoded)));
		byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
		for (int offset = 0; offset < 3; offset++) {
			String base64 = base64(bytes, offset);
			forms.addAll(List.of(base64, base64.replace('+', '-').replace('/', '_')));
		}
		forms.addAll(List.of(HexFormat.of().formatHex(bytes), HexFormat.of().withUpperCase().formatHex(bytes)));
		Set<String> parts = new HashSet<>();
		forms.forEach((form) -> parts.addAll(parts(form)));
		return parts;
	}

	private static List<String> parts(String form) {
		return (form.length() < LONG) ? List.of(form)
				: List.of(form.substring(0, PART), form.substring(form.length() - PART));
	}

	private static String json(String secret) {
		return secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/");
	}

	private static String lowerCaseEscapes(String encoded) {
		StringBuilder lower = new StringBuilder(encoded.replace("+", "%20"));
		for (int i = lower.indexOf("%"); i >= 0; i = lower.indexOf("%", i + 1)) {
			lower.replace(i, i + 3, lower.substring(i, i + 3).toLowerCase(Locale.ROOT));
		}
		return lower.toString();
	}

	/**
	 * The characters that do not depend on what stands before and after.
	 */
	private static String base64(byte[] bytes, int before) {
		byte[] moved = new byte[before + bytes.length];
		System.arraycopy(bytes, 0, moved, before, bytes.length);
		String text = Base64.getEncoder().withoutPadding().encodeToString(moved);
		return text.substring((before * 8 + 5) / 6, moved.length * 8 / 6);
	}

}
