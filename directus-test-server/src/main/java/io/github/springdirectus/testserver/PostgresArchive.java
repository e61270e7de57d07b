package io.github.springdirectus.testserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL in a Maven package: a tar file, packed with xz. The tar file
 * is left to the {@code tar} of the machine, which many know how to unpack xz with and
 * many don't.
 *
 * @param location where it is on the class path
 */
record PostgresArchive(URL location) {

	private static final Logger log = LoggerFactory.getLogger(PostgresArchive.class);

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	static Optional<PostgresArchive> onClassPath(Platform platform) {
		ClassLoader loader = PostgresArchive.class.getClassLoader();
		return Optional.ofNullable(loader.getResource(platform.postgresArchive())).map(PostgresArchive::new);
	}

	/**
	 * Unpacks it, once per machine.
	 * @param cache a cache that the user that PostgreSQL runs as can reach
	 * @return the folder of its programs
	 */
	Path unpack(CacheFolder cache) throws IOException {
		return cache.entry("postgres-" + key(), this::unpackInto).resolve("bin");
	}

	private String key() throws IOException {
		try (InputStream content = this.location.openStream()) {
			return Fingerprint.ofContent(content);
		}
	}

	private void unpackInto(Path folder) throws IOException {
		Duration duration = Progress.during("unpacking PostgreSQL", () -> tar(folder));
		if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
			Files.walkFileTree(folder, new Opening());
		}
		log.info("PostgreSQL unpacked into {} in {} s", folder.getParent(), duration.toSeconds());
	}

	private void tar(Path folder) {
		List<String> command = List.of("tar", "-x", "-p", "--no-same-owner", "-f", "-");
		Process process;
		try {
			process = new CommandLine(command, folder, ProcessEnvironment.ofMachine()).start();
		}
		catch (IOException ex) {
			throw new DirectusServerException("Unpacking PostgreSQL needs the program tar: " + ex.getMessage(), ex);
		}
		ProcessLog output = new ProcessLog(process);
		try {
			feed(process);
			if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
				throw new DirectusServerException("tar can't unpack PostgreSQL: " + output.tail(process));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Can't unpack PostgreSQL: " + output.tail(process), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DirectusServerException("Interrupted while unpacking PostgreSQL", ex);
		}
		finally {
			CommandLine.destroy(process);
		}
	}

	private void feed(Process process) throws IOException {
		try (InputStream content = new XZInputStream(this.location.openStream());
				OutputStream input = process.getOutputStream()) {
			content.transferTo(input);
		}
	}

	/**
	 * Lets everybody into the folders, the user that PostgreSQL runs as among them.
	 */
	private static final class Opening extends SimpleFileVisitor<Path> {

		@Override
		public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
			return FileVisitResult.CONTINUE;
		}

	}

}
