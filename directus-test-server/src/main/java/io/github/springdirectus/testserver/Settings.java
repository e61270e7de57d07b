package io.github.springdirectus.testserver;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What a build may say about the servers: a system property ({@code directus.test.url}),
 * else the environment variable of the same name ({@code DIRECTUS_TEST_URL}).
 *
 * @param properties looks up a system property
 * @param environment looks up an environment variable
 */
record Settings(Lookup properties, Lookup environment) {

	static Settings ofMachine() {
		return new Settings(System::getProperty, System::getenv);
	}

	@Nullable String get(String name) {
		String value = this.properties.find(name);
		if (value == null || value.isBlank()) {
			value = this.environment.find(name.toUpperCase(Locale.ROOT).replace('.', '_'));
		}
		return (value == null || value.isBlank()) ? null : value.strip();
	}

	String require(String name, String purpose) {
		String value = get(name);
		if (value == null) {
			throw new IllegalStateException(purpose + " needs " + name.toUpperCase(Locale.ROOT).replace('.', '_'));
		}
		return value;
	}

	List<String> list(String name) {
		String value = get(name);
		return (value == null) ? List.of()
				: Arrays.stream(value.split(",")).map(String::strip).filter((part) -> !part.isEmpty()).toList();
	}

	/**
	 * Finds a value by its name.
	 */
	interface Lookup {

		@Nullable String find(String name);

	}

}
