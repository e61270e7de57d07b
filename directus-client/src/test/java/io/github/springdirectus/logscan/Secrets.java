package io.github.springdirectus.logscan;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What must not be logged, and what kind of secret it is.
 */
final class Secrets {

	/** Anything shorter is found by chance. */
	private static final int MIN_LENGTH = 8;

	private final Map<String, String> kinds = new ConcurrentHashMap<>();

	/**
	 * Add what no wire shows.
	 */
	static Secrets ofTestServers() {
		Secrets secrets = new Secrets();
		secrets.add("static token", "directus-admin-token");
		secrets.add("password", "directus-admin-password");
		secrets.add("secret of the server", "a-secret-of-test-servers-that-is-long-enough");
		// Every JWT of the algorithms that Directus takes, whether it was seen or not
		secrets.add("JWT", "eyJhbGciOi");
		secrets.add("JWT", "eyJ0eXAiOi");
		return secrets;
	}

	void add(String kind, String value) {
		// Directus shows a password as asterisks
		if (value.length() >= MIN_LENGTH && !value.startsWith("****")) {
			this.kinds.putIfAbsent(value, kind);
		}
	}

	/**
	 * The search for all that is known by now, in all its forms.
	 */
	Search search() {
		Search search = new Search();
		this.kinds.forEach((value, kind) -> Forms.of(value).forEach((form) -> search.add(form, kind)));
		return search;
	}

	int size() {
		return this.kinds.size();
	}

	boolean contains(String value) {
		return this.kinds.containsKey(value);
	}

	/**
	 * How many there are of each kind, and none of them.
	 */
	@Override
	public String toString() {
		Map<String, Integer> counts = new TreeMap<>();
		this.kinds.values().forEach((kind) -> counts.merge(kind, 1, Integer::sum));
		return size() + " secrets " + counts;
	}

}
