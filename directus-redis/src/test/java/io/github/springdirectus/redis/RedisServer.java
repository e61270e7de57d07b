package io.github.springdirectus.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import redis.embedded.core.ExecutableProvider;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * A real Redis, of a program that comes with a Maven artifact. It keeps nothing on disk,
 * and dies with the JVM, also where that is killed.
 */
final class RedisServer implements AutoCloseable {

	/** Runs a program until the input ends. */
	private static final String GUARD = "\"$@\" & cat > /dev/null; kill $!; wait";

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final int port = freePort();

	private final List<String> settings;

	private final List<LettuceConnectionFactory> connections = new ArrayList<>();

	private final RedisClient client;

	private final Path folder;

	private final File log;

	private Process process;

	private RedisServer(String... settings) throws IOException {
		this.settings = List.of(settings);
		this.folder = temporaryFolder();
		this.log = this.folder.resolve("log").toFile();
		this.log.deleteOnExit();
		this.client = RedisClient.create("redis://127.0.0.1:" + this.port);
	}

	static RedisServer shared() {
		return Shared.SERVER;
	}

	/**
	 * Start a server of one's own.
	 * @param settings names and values of its configuration
	 */
	static RedisServer start(String... settings) {
		try {
			RedisServer server = new RedisServer(settings);
			server.resume();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.port;
	}

	/** A connection of an instance of an application. */
	LettuceConnectionFactory connect() {
		return connect(new RedisStandaloneConfiguration("127.0.0.1", this.port));
	}

	LettuceConnectionFactory connect(RedisStandaloneConfiguration configuration) {
		LettuceConnectionFactory connection = new LettuceConnectionFactory(configuration);
		connection.afterPropertiesSet();
		connection.start();
		this.connections.add(connection);
		return connection;
	}

	/** What an administrator sees. */
	RedisCommands<String, String> admin() {
		return this.client.connect().sync();
	}

	/** The server is gone, and nothing that it kept is there any more. */
	void stop() {
		try {
			this.process.getOutputStream().close();
			if (!this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				throw new IllegalStateException("Redis does not stop");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The server is there again, at the same port. */
	void resume() throws IOException {
		List<String> command = new ArrayList<>(List.of("sh", "-c", GUARD, "sh", Program.PATH, "--port",
				String.valueOf(this.port), "--bind", "127.0.0.1", "--save", "", "--dir", this.folder.toString()));
		command.addAll(this.settings);
		this.process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(this.log).start();
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (!answers()) {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException("Redis does not start: " + Files.readString(this.log.toPath()));
			}
		}
	}

	@Override
	public void close() {
		this.connections.forEach(LettuceConnectionFactory::destroy);
		this.client.shutdown(Duration.ZERO, PATIENCE);
		stop();
	}

	private boolean answers() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress("127.0.0.1", this.port), 100);
			socket.setSoTimeout(1000);
			socket.getOutputStream().write("PING\r\n".getBytes());
			return socket.getInputStream().read() > 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Gone with the JVM, as is what has to be registered after it. */
	private static Path temporaryFolder() throws IOException {
		Path folder = Files.createTempDirectory("directus-redis");
		folder.toFile().deleteOnExit();
		return folder;
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static final class Shared {

		static final RedisServer SERVER = RedisServer.start();

	}

	private static final class Program {

		static final String PATH = program();

		private static String program() {
			try {
				File program = ExecutableProvider.newJarResourceProvider(temporaryFolder().toFile()).get();
				program.deleteOnExit();
				return runs(program) ? program.toString() : withoutLibraries(program);
			}
			catch (IOException | InterruptedException ex) {
				throw new IllegalStateException("There is no Redis for this platform", ex);
			}
		}

		/** The one for 64 bits needs OpenSSL 3, the one for 32 bits needs nothing. */
		private static String withoutLibraries(File program) throws IOException {
			Path other = program.toPath().resolveSibling("redis-server-static");
			try (var in = RedisServer.class.getResourceAsStream("/redis-server-6.2.7-linux-386")) {
				Files.copy(in, other);
			}
			other.toFile().deleteOnExit();
			if (!other.toFile().setExecutable(true)) {
				throw new IOException("Redis can't be made executable");
			}
			return other.toString();
		}

		private static boolean runs(File program) throws IOException, InterruptedException {
			return new ProcessBuilder(program.toString(), "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}

	}

}
