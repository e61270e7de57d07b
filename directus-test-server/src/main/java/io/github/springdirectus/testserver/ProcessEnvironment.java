package io.github.springdirectus.testserver;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Directus sees of the caller's environment: what a process needs to live, and none
 * of the names that Directus would read as settings ({@code DB_CLIENT}, {@code PORT} …).
 */
final class ProcessEnvironment {

	private static final Set<String> PASSED_ON = Set.of("PATH", "HOME", "USER", "USERPROFILE", "APPDATA",
			"LOCALAPPDATA", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "SYSTEMDRIVE", "COMSPEC", "WINDIR", "LANG", "LC_ALL",
			"TZ", "NODE_EXTRA_CA_CERTS", "LD_LIBRARY_PATH");

	private ProcessEnvironment() {
	}

	static Map<String, String> ofMachine() {
		return of(System.getenv());
	}

	static Map<String, String> of(Map<String, String> environment) {
		return environment.entrySet()
			.stream()
			.filter((entry) -> PASSED_ON.contains(entry.getKey().toUpperCase(Locale.ROOT)))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

}
