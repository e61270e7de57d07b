package io.github.springdirectus.testserver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessEnvironmentTests {

	@Test
	void nothingThatDirectusWouldReadAsASettingIsPassedOn() {
		Map<String, String> passed = ProcessEnvironment
			.of(Map.of("PATH", "/bin", "HOME", "/home/u", "DB_CLIENT", "pg", "PORT", "1", "ADMIN_TOKEN", "x"));
		assertThat(passed).containsOnlyKeys("PATH", "HOME");
	}

	@Test
	void windowsSpellsItsNamesAsItLikes() {
		assertThat(ProcessEnvironment.of(Map.of("Path", "C:\\", "SystemRoot", "C:\\Windows"))).hasSize(2);
	}

	@Test
	void theRightNodeComesFirstOnThePathAndItsHeadersBeatThoseOfTheUser(@TempDir Path home) throws Exception {
		Files.createDirectories(home.resolve("include/node"));
		NodeRuntime runtime = NodeRuntime.parse("v22.1.0 " + home.resolve("bin").resolve("node"));
		Map<String, String> environment = new HashMap<>(Map.of("PATH", "/usr/bin", "NPM_CONFIG_NODEDIR", "/usr"));
		runtime.applyTo(environment);
		assertThat(environment.get("PATH")).startsWith(home.resolve("bin").toString()).endsWith("/usr/bin");
		assertThat(environment).containsEntry("npm_config_nodedir", home.toString())
			.doesNotContainKey("NPM_CONFIG_NODEDIR");
	}

	@Test
	void aNodeWithoutHeadersNamesNone(@TempDir Path home) {
		NodeRuntime runtime = NodeRuntime.parse("v22.1.0 " + home.resolve("bin").resolve("node"));
		Map<String, String> environment = new HashMap<>();
		runtime.applyTo(environment);
		assertThat(environment).containsOnlyKeys("PATH");
	}

}
