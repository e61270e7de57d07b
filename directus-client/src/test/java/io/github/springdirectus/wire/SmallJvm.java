package io.github.springdirectus.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs a main class in a JVM of its own with little memory.
 */
public final class SmallJvm {

	private SmallJvm() {
	}

	/**
	 * Run a class, which has to end well.
	 * @return what it printed
	 */
	public static List<String> run(int megabytes, int seconds, Class<?> main, String... arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + megabytes + "m",
						"-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		List<String> output = process.inputReader(StandardCharsets.UTF_8).lines().toList();
		assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).as(String.join("\n", output)).isZero();
		return output;
	}

}
