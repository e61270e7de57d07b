package io.github.springdirectus.redis;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An {@link Instance} in a JVM of its own, which ends with this one.
 */
final class OtherJvm implements AutoCloseable {

	private final Process process;

	private final BufferedWriter input;

	private final BufferedReader output;

	private OtherJvm(Process process) {
		this.process = process;
		this.input = process.outputWriter();
		this.output = process.inputReader();
	}

	static OtherJvm start(int redisPort, String directusUrl) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), Instance.class.getName()));
		command.addAll(List.of(String.valueOf(redisPort), directusUrl));
		try {
			OtherJvm jvm = new OtherJvm(
					new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
			assertThat(jvm.answer()).isEqualTo("ready");
			return jvm;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Have it do something, without waiting for it. */
	void tell(String... words) {
		try {
			this.input.write(String.join(" ", words) + "\n");
			this.input.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What it says next. */
	String answer() {
		try {
			String line = this.output.readLine();
			while (line != null && !line.startsWith(Instance.SAYS)) {
				line = this.output.readLine();
			}
			assertThat(line).as("the other JVM lives").isNotNull();
			return line.substring(Instance.SAYS.length());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Killed, as by the kernel where memory is short. */
	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
