package io.github.springdirectus.testserver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server dies with its JVM, its database and their folders with it.
 */
@ParameterizedClass
@EnumSource(DirectusDatabase.class)
@DisabledOnOs(OS.WINDOWS)
class JvmDeathIT {

	private static final String READY = "answers on http";

	@TempDir
	private Path temporary;

	private final DirectusDatabase database;

	private Process jvm;

	JvmDeathIT(DirectusDatabase database) {
		this.database = database;
	}

	@AfterEach
	void end() {
		this.jvm.destroyForcibly();
	}

	@Test
	void aKilledJvmTakesItsServerAlong() throws Exception {
		List<ProcessHandle> processes = startServer();
		this.jvm.destroyForcibly();
		awaitEnd(processes);
		assertThat(this.temporary).isEmptyDirectory();
	}

	@Test
	void aJvmThatEndsTakesItsServerAlong() throws Exception {
		List<ProcessHandle> processes = startServer();
		this.jvm.destroy();
		this.jvm.onExit().get(30, TimeUnit.SECONDS);
		awaitEnd(processes);
		assertThat(this.temporary).isEmptyDirectory();
	}

	private List<ProcessHandle> startServer() throws Exception {
		// As /tmp is: PostgreSQL may run as somebody else
		Files.setPosixFilePermissions(this.temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
		this.jvm = JavaProcess.start(this.temporary, JvmDeathIT.class, this.database.name());
		Stream<String> output = this.jvm.inputReader().lines();
		assertThat(output.anyMatch((line) -> line.contains(READY))).isTrue();
		int expected = (this.database == DirectusDatabase.POSTGRES) ? 2 : 1;
		try (Stream<Path> folders = Files.list(this.temporary)) {
			assertThat(folders).hasSize(expected);
		}
		List<ProcessHandle> processes = this.jvm.toHandle().descendants().toList();
		assertThat(processes).hasSizeGreaterThanOrEqualTo(expected);
		return processes;
	}

	private static void awaitEnd(List<ProcessHandle> processes) throws Exception {
		for (ProcessHandle process : processes) {
			process.onExit().get(30, TimeUnit.SECONDS);
			assertThat(process.isAlive()).isFalse();
		}
	}

	/**
	 * The other JVM: starts a server and waits to be killed.
	 */
	public static void main(String[] arguments) throws Exception {
		System.setProperty("directus.test.source", "npm");
		DirectusServer.builder(DirectusVersion.enabled().get(0))
			.database(DirectusDatabase.valueOf(arguments[0]))
			.start();
		Thread.currentThread().join(Duration.ofMinutes(5).toMillis());
	}

}
