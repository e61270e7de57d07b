package io.github.springdirectus.logscan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the tests of a class in a JVM of its own, as the build does.
 */
final class RunInFork {

	private RunInFork() {
	}

	public static void main(String[] arguments) {
		try (LauncherSession session = LauncherFactory.openSession()) {
			session.getLauncher()
				.execute(LauncherDiscoveryRequestBuilder.request()
					.selectors(DiscoverySelectors.selectClass(arguments[0]))
					.build());
		}
	}

	static Outcome of(Class<?> tests, Map<String, String> properties) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// As BlockHound needs it
		command.add("-XX:+AllowRedefinitionToAddDeleteMethods");
		properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
		command
			.addAll(List.of("-cp", System.getProperty("java.class.path"), RunInFork.class.getName(), tests.getName()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new Outcome(process.waitFor(), output);
	}

	/**
	 * How the run ended.
	 */
	record Outcome(int exitCode, String output) {
	}

}
