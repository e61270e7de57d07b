package io.github.springdirectus.testserver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server dies with its JVM, and its folder with it.
 */
@DisabledOnOs(OS.WINDOWS)
class JvmDeathIT {

	private static final String READY = "answers on";

	@TempDir
	private Path temporary;

	private Process jvm;

	@AfterEach
	void end() {
		this.jvm.destroyForcibly();
	}

	@Test
	void aKilledJvmTakesItsServerAlong() throws Exception {
		ProcessHandle server = startServer();
		this.jvm.destroyForcibly();
		server.onExit().get(30, TimeUnit.SECONDS);
		assertThat(server.isAlive()).isFalse();
		assertThat(this.temporary).isEmptyDirectory();
	}

	@Test
	void aJvmThatEndsTakesItsServerAlong() throws Exception {
		ProcessHandle server = startServer();
		this.jvm.destroy();
		this.jvm.onExit().get(30, TimeUnit.SECONDS);
		server.onExit().get(30, TimeUnit.SECONDS);
		assertThat(this.temporary).isEmptyDirectory();
	}

	private ProcessHandle startServer() throws Exception {
		this.jvm = JavaProcess.start(this.temporary, JvmDeathIT.class);
		Stream<String> output = this.jvm.inputReader().lines();
		assertThat(output.anyMatch((line) -> line.contains(READY))).isTrue();
		try (Stream<Path> folders = Files.list(this.temporary)) {
			assertThat(folders).hasSize(1);
		}
		return this.jvm.toHandle().children().findFirst().orElseThrow();
	}

	/**
	 * The other JVM: starts a server and waits to be killed.
	 */
	public static void main(String[] arguments) throws Exception {
		System.setProperty("directus.test.source", "npm");
		DirectusServer.start(DirectusVersion.enabled().get(0));
		Thread.currentThread().join(Duration.ofMinutes(5).toMillis());
	}

}
