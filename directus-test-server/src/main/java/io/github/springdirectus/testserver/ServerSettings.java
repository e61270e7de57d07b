package io.github.springdirectus.testserver;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of Directus that suit tests: everything on that a test may need, nothing
 * that makes an answer depend on earlier requests or on the network.
 */
final class ServerSettings {

	private ServerSettings() {
	}

	/**
	 * Those that are the same for every server.
	 */
	static Map<String, String> fixed() {
		Map<String, String> settings = new LinkedHashMap<>(AdminAccount.standardEnvironment());
		settings.put("NODE_ENV", "production");
		settings.put("LOG_LEVEL", "warn");
		settings.put("TELEMETRY", "false");
		settings.put("CACHE_ENABLED", "false");
		settings.put("RATE_LIMITER_ENABLED", "false");
		settings.put("PRESSURE_LIMITER_ENABLED", "false");
		settings.put("WEBSOCKETS_ENABLED", "true");
		settings.put("TUS_ENABLED", "true");
		settings.put("EMAIL_VERIFY_SETUP", "false");
		settings.put("STORAGE_LOCATIONS", "local");
		settings.put("STORAGE_LOCAL_DRIVER", "local");
		return settings;
	}

	/**
	 * Those of a server at that address.
	 */
	static Map<String, String> at(String url) {
		Map<String, String> settings = new LinkedHashMap<>(fixed());
		settings.put("PUBLIC_URL", url);
		return settings;
	}

}
