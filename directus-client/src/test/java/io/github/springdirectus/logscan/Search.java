package io.github.springdirectus.logscan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds any of many texts in one pass: a hash of eight characters rolls over the text,
 * and where one of the texts sought starts with that hash they are compared.
 */
final class Search {

	private static final int WINDOW = 8;

	private static final int BASE = 31;

	private static final int BITS = 20;

	private static final int OUT = power(WINDOW);

	private final BitSet hashes = new BitSet(1 << BITS);

	private final Map<String, List<Needle>> needles = new HashMap<>();

	void add(String text, String kind) {
		String start = text.substring(0, WINDOW);
		int hash = 0;
		for (int i = 0; i < WINDOW; i++) {
			hash = hash * BASE + start.charAt(i);
		}
		this.hashes.set(bit(hash));
		this.needles.computeIfAbsent(start, (key) -> new ArrayList<>(1)).add(new Needle(text, kind));
	}

	List<Hit> in(String text) {
		List<Hit> hits = List.of();
		int hash = 0;
		for (int i = 0; i < text.length(); i++) {
			hash = hash * BASE + text.charAt(i) - ((i >= WINDOW) ? text.charAt(i - WINDOW) * OUT : 0);
			if (i >= WINDOW - 1 && this.hashes.get(bit(hash))) {
				hits = compare(text, i - WINDOW + 1, hits);
			}
		}
		return hits;
	}

	private List<Hit> compare(String text, int start, List<Hit> before) {
		List<Hit> hits = before;
		for (Needle needle : this.needles.getOrDefault(text.substring(start, start + WINDOW), List.of())) {
			if (text.startsWith(needle.text(), start)) {
				hits = hits.isEmpty() ? new ArrayList<>() : hits;
				hits.add(new Hit(start, start + needle.text().length(), needle.kind()));
			}
		}
		return hits;
	}

	private static int bit(int hash) {
		return (hash * 0x9E3779B1) >>> (Integer.SIZE - BITS);
	}

	private static int power(int exponent) {
		int power = 1;
		for (int i = 0; i < exponent; i++) {
			power *= BASE;
		}
		return power;
	}

	private record Needle(String text, String kind) {
	}

	/**
	 * A text that was found.
	 *
	 * @param start where it starts
	 * @param end where it has ended
	 * @param kind the kind of secret that it gives away
	 */
	record Hit(int start, int end, String kind) {
	}

}
