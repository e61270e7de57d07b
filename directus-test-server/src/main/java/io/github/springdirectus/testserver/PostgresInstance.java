package io.github.springdirectus.testserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cluster that runs for one server.
 */
final class PostgresInstance implements DatabaseInstance {

	private static final Logger log = LoggerFactory.getLogger(PostgresInstance.class);

	private static final int ATTEMPTS = 5;

	/**
	 * Where PostgreSQL notes that it is ready, counted from zero.
	 */
	private static final int STATUS_LINE = 7;

	private final PostgresFolder folder;

	private final GuardedProcess process;

	private final int port;

	private PostgresInstance(PostgresFolder folder, GuardedProcess process, int port) {
		this.folder = folder;
		this.process = process;
		this.port = port;
	}

	/**
	 * Starts it.
	 * @param postgres the programs
	 * @param runtime what runs the guard
	 * @param folder the folder with its data
	 */
	static PostgresInstance start(PostgresInstallation postgres, NodeRuntime runtime, PostgresFolder folder)
			throws IOException {
		for (int attempt = 1;; attempt++) {
			try {
				return start(postgres, runtime, folder, Ports.free());
			}
			catch (PortTakenException ex) {
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	private static PostgresInstance start(PostgresInstallation postgres, NodeRuntime runtime, PostgresFolder folder,
			int port) throws IOException {
		Instant begin = Instant.now();
		GuardedProcess process = GuardedProcess.start(command(runtime, folder, postgres.server(folder.data(), port)));
		try {
			process.awaitReady("PostgreSQL on port " + port, () -> isReady(folder.data()));
		}
		catch (RuntimeException ex) {
			process.kill();
			throw ex;
		}
		log.info("PostgreSQL {} answers on 127.0.0.1:{} after {} ms, as {}", postgres.version(), port,
				Duration.between(begin, Instant.now()).toMillis(), folder.user());
		return new PostgresInstance(folder, process, port);
	}

	/**
	 * How to run one of its programs as its user.
	 */
	static CommandLine command(NodeRuntime runtime, PostgresFolder folder, List<String> program) {
		Map<String, String> environment = new LinkedHashMap<>(folder.user().environment());
		environment.put("LC_ALL", "C");
		List<String> script = new ArrayList<>(List.of(GuardedProcess.GUARD));
		script.addAll(program);
		return GuardedProcess.command(runtime, folder.folder(), environment, script);
	}

	private static boolean isReady(Path data) {
		try {
			List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.ISO_8859_1);
			return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public Map<String, String> settings() {
		return Map.of("DB_CLIENT", "pg", "DB_HOST", "127.0.0.1", "DB_PORT", String.valueOf(this.port), "DB_USER",
				PostgresInstallation.USER, "DB_PASSWORD", password(), "DB_DATABASE", PostgresInstallation.DATABASE);
	}

	private String password() {
		try {
			return Files.readString(this.folder.password());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Can't read the password of PostgreSQL", ex);
		}
	}

	/**
	 * Ends it in order; its data stay and can be copied.
	 */
	void finish() throws IOException {
		this.process.finish();
	}

	@Override
	public void close() {
		this.process.close();
		Folders.delete(this.folder.folder());
	}

}
