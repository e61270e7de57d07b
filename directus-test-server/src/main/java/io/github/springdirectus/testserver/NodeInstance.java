package io.github.springdirectus.testserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that runs as a child process in a temporary folder. It dies with this JVM: by
 * a shutdown hook, or else because its input closes.
 */
final class NodeInstance implements ServerInstance {

	private static final Logger log = LoggerFactory.getLogger(NodeInstance.class);

	private final Installation installation;

	private final DatabaseInstance database;

	private final Path folder;

	private final Map<String, String> settings;

	private final Thread hook = new Thread(this::kill, "directus-test-server-shutdown");

	private int port;

	private volatile @Nullable Process process;

	NodeInstance(Installation installation, DatabaseInstance database, Path folder, Map<String, String> environment) {
		this.installation = installation;
		this.database = database;
		this.folder = folder;
		this.settings = new LinkedHashMap<>(database.settings());
		this.settings.put("STORAGE_LOCAL_ROOT", folder.resolve("uploads").toString());
		this.settings.put("EXTENSIONS_PATH", folder.resolve("extensions").toString());
		this.settings.putAll(environment);
		this.port = Ports.free();
		Runtime.getRuntime().addShutdownHook(this.hook);
	}

	@Override
	public String url() {
		return "http://127.0.0.1:" + this.port;
	}

	@Override
	public String number() {
		return this.installation.number();
	}

	@Override
	public AdminAccount account() {
		return AdminAccount.STANDARD;
	}

	/**
	 * For the first start: until it runs, nobody knows its address, and another port does
	 * as well where somebody took ours.
	 */
	void startAnywhere() {
		for (int attempt = 1;; attempt++) {
			try {
				start();
				return;
			}
			catch (PortTakenException ex) {
				if (attempt == 5) {
					throw ex;
				}
				this.port = Ports.free();
			}
		}
	}

	@Override
	public synchronized void start() {
		Process previous = this.process;
		if (previous != null && previous.isAlive()) {
			return;
		}
		Instant begin = Instant.now();
		Process started = launch();
		this.process = started;
		ProcessLog output = new ProcessLog(started);
		try {
			Readiness.await(url(), account().token(), started, output);
		}
		catch (RuntimeException ex) {
			stop();
			throw ex;
		}
		log.info("Directus {} answers on {} after {} s", number(), url(),
				Duration.between(begin, Instant.now()).toSeconds());
	}

	private Process launch() {
		Map<String, String> all = new LinkedHashMap<>(ServerSettings.at(url()));
		all.put("HOST", "127.0.0.1");
		all.put("PORT", String.valueOf(this.port));
		all.putAll(this.settings);
		try {
			return this.installation.command(this.folder, "start", all).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Can't start Directus " + number(), ex);
		}
	}

	@Override
	public synchronized void stop() {
		Process running = this.process;
		if (running != null) {
			CommandLine.destroy(running);
			running.onExit().join();
			this.process = null;
		}
	}

	@Override
	public void close() {
		CommandLine.removeHook(this.hook);
		stop();
		this.database.close();
		Folders.delete(this.folder);
	}

	/**
	 * At the end of the JVM: without the lock, which a start that is under way may hold.
	 */
	private void kill() {
		Process running = this.process;
		if (running != null) {
			CommandLine.destroy(running);
			running.onExit().join();
		}
		this.database.close();
		Folders.delete(this.folder);
	}

}
