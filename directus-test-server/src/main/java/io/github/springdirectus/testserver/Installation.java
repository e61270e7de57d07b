package io.github.springdirectus.testserver;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Directus that npm installed.
 *
 * @param folder where it lies
 * @param runtime the Node.js that it was built for and runs on
 * @param number its release
 */
record Installation(Path folder, NodeRuntime runtime, String number) {

	/**
	 * How to run a command of Directus.
	 * @param workFolder the folder that the command runs in, which must hold the
	 * launcher, and which the launcher removes when this JVM dies
	 * @param command the command, for example {@code start}
	 * @param settings the settings of Directus
	 */
	CommandLine command(Path workFolder, String command, Map<String, String> settings) {
		Map<String, String> environment = new LinkedHashMap<>(ProcessEnvironment.ofMachine());
		environment.putAll(settings);
		environment.put("DIRECTUS_TEST_INSTALLATION", this.folder.toString());
		PathVariable.prepend(environment, this.runtime.folder());
		return new CommandLine(List.of(this.runtime.executable().toString(), "launch.mjs", command), workFolder,
				environment);
	}

}
