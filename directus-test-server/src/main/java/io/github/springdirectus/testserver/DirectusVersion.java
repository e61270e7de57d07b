package io.github.springdirectus.testserver;

import java.util.List;

/**
 * The major versions of Directus that tests run against. Each stands for one tried
 * release; the system property {@code directus.test.versions} (or the environment
 * variable {@code DIRECTUS_TEST_VERSIONS}) names the ones that a build runs, and may name
 * another release of a major: {@code 10,11.12.0} leaves out 12 and takes 11.12.0 for 11.
 */
public enum DirectusVersion {

	/**
	 * Directus 10: permissions hang on roles, there are no policies.
	 */
	V10("10.13.4"),

	/**
	 * Directus 11: policies, and custom permission rules without a licence.
	 */
	V11("11.17.4"),

	/**
	 * Directus 12: without a licence it refuses custom permission rules, more than 25
	 * collections and more than 3 seats.
	 */
	V12("12.3.1");

	/**
	 * The name of {@link #enabled()} for a {@code @MethodSource}, so that a
	 * {@code @ParameterizedClass} or {@code @ParameterizedTest} runs once per version.
	 */
	public static final String ENABLED = "io.github.springdirectus.testserver.DirectusVersion#enabled";

	private final String tried;

	DirectusVersion(String tried) {
		this.tried = tried;
	}

	/**
	 * The major version.
	 * @return 10, 11 or 12
	 */
	public int major() {
		return major(this.tried);
	}

	/**
	 * The release that stands for this major: the tried one, or the one that
	 * {@code directus.test.versions} names.
	 * @return a number such as {@code 11.17.4}
	 */
	public String number() {
		return selected().stream()
			.filter((entry) -> entry.contains(".") && major(entry) == major())
			.findFirst()
			.orElse(this.tried);
	}

	/**
	 * The version that a release belongs to.
	 * @param number a release ({@code 11.17.4}) or a major version ({@code 11})
	 * @return its major version
	 * @throws IllegalArgumentException for a major version that isn't known here
	 */
	public static DirectusVersion of(String number) {
		int major = major(number);
		for (DirectusVersion version : values()) {
			if (version.major() == major) {
				return version;
			}
		}
		throw new IllegalArgumentException("Directus " + number + " is none of " + List.of(values()));
	}

	/**
	 * The versions that this build runs: those that {@code directus.test.versions} names,
	 * or all.
	 * @return the versions, oldest first
	 */
	public static List<DirectusVersion> enabled() {
		List<String> selected = selected();
		if (selected.isEmpty()) {
			return List.of(values());
		}
		return selected.stream().map(DirectusVersion::of).distinct().sorted().toList();
	}

	private static List<String> selected() {
		return Settings.ofMachine().list("directus.test.versions");
	}

	private static int major(String number) {
		String major = number.startsWith("V") ? number.substring(1) : number.split("\\.", 2)[0];
		try {
			return Integer.parseInt(major);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("Not a version of Directus: '" + number + "'", ex);
		}
	}

}
