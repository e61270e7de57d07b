package io.github.springdirectus.logscan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.springdirectus.logscan.Search.Hit;
import io.github.springdirectus.logscan.Transcript.Entry;

/**
 * The secrets that were found: what kind, who gave them away, during which test, in what
 * message. It shows none of them.
 */
final class Findings {

	private static final int CONTEXT = 80;

	private final Search search;

	private final Timeline timeline;

	private final Map<String, String> found = new LinkedHashMap<>();

	Findings(Search search, Timeline timeline) {
		this.search = search;
		this.timeline = timeline;
	}

	void look(Entry entry) {
		List<Hit> hits = this.search.in(entry.text());
		for (Hit hit : hits) {
			this.found.computeIfAbsent(hit.kind() + " by " + entry.source(), (first) -> "during "
					+ this.timeline.testAt(entry.time()) + ": " + excerpt(entry.text(), hits, hit));
		}
	}

	boolean isEmpty() {
		return this.found.isEmpty();
	}

	/**
	 * The kinds of secrets and who gave them away.
	 */
	Set<String> kindsAndSources() {
		return this.found.keySet();
	}

	@Override
	public String toString() {
		return this.found.entrySet()
			.stream()
			.map((each) -> "- " + each.getKey() + ", first " + each.getValue())
			.collect(Collectors.joining("\n"));
	}

	private static String excerpt(String text, List<Hit> hits, Hit shown) {
		StringBuilder masked = new StringBuilder(text);
		for (Hit hit : hits) {
			int start = hit.start();
			int end = hit.end();
			// A long secret is found by a part of it
			while (start > 0 && isOfToken(text.charAt(start - 1))) {
				start--;
			}
			while (end < text.length() && isOfToken(text.charAt(end))) {
				end++;
			}
			masked.replace(start, end, "*".repeat(end - start));
		}
		int start = Math.max(0, shown.start() - CONTEXT);
		int end = Math.min(text.length(), shown.end() + CONTEXT);
		return masked.substring(start, end).replaceAll("\\*{4,}", "***").replaceAll("\\s+", " ");
	}

	private static boolean isOfToken(char character) {
		return Character.isLetterOrDigit(character) || "._-+/~".indexOf(character) >= 0;
	}

}
