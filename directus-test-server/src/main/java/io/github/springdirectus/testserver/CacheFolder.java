package io.github.springdirectus.testserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is expensive to make in the user's cache folder. An entry is a folder that
 * appears whole or not at all: it is filled beside its place and then renamed, by one
 * process at a time.
 */
final class CacheFolder {

	private static final Logger log = LoggerFactory.getLogger(CacheFolder.class);

	private static final Duration PAUSE = Duration.ofMillis(100);

	private final Path root;

	CacheFolder(Path root) {
		this.root = root;
	}

	/**
	 * The folder named by {@code directus.test.cache}, else {@code directus-test-server}
	 * in the user's cache folder.
	 */
	static CacheFolder ofUser(Settings settings) {
		String given = settings.get("directus.test.cache");
		if (given != null) {
			return new CacheFolder(Path.of(given).toAbsolutePath());
		}
		String cache = settings.get("xdg.cache.home");
		Path base = (cache != null) ? Path.of(cache) : Path.of(System.getProperty("user.home"), ".cache");
		return new CacheFolder(base.resolve("directus-test-server").toAbsolutePath());
	}

	/**
	 * Whether another user can use what lies here.
	 */
	boolean isOpenTo(PostgresUser user) {
		return user.canReach(this.root);
	}

	/**
	 * The entry of that name, made now if there is none.
	 * @param name the name of the entry; whatever changes its content is part of it
	 * @param filling fills an empty folder with the entry's content
	 * @return the folder of the entry
	 */
	Path entry(String name, Filling filling) {
		Path entry = this.root.resolve(name);
		if (Files.isDirectory(entry)) {
			return entry;
		}
		try {
			Files.createDirectories(this.root);
			try (FileChannel channel = FileChannel.open(this.root.resolve(name + ".lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE); FileLock lock = lock(channel, name)) {
				if (lock.isValid() && !Files.isDirectory(entry)) {
					fill(entry, filling);
				}
			}
			return entry;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Can't prepare " + entry, ex);
		}
	}

	private void fill(Path entry, Filling filling) throws IOException {
		String prefix = "." + entry.getFileName() + "-";
		removeLeftovers(prefix);
		Path folder = Files.createTempDirectory(this.root, prefix);
		try {
			filling.fill(folder);
			Files.move(folder, entry, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Folders.delete(folder);
		}
	}

	/**
	 * We hold the lock, so whoever filled these is dead.
	 */
	private void removeLeftovers(String prefix) throws IOException {
		try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(this.root, prefix + "*")) {
			leftovers.forEach(Folders::delete);
		}
	}

	/**
	 * Waits for the lock. A lock of the operating system belongs to the whole JVM, so
	 * another thread's shows as an exception, and both have to be asked again.
	 */
	private static FileLock lock(FileChannel channel, String name) throws IOException {
		FileLock lock = tryLock(channel);
		if (lock == null) {
			log.info("Waiting for another build that prepares {}", name);
		}
		while (lock == null) {
			LockSupport.parkNanos(PAUSE.toNanos());
			if (Thread.interrupted()) {
				Thread.currentThread().interrupt();
				throw new DirectusServerException("Interrupted while waiting for another build that prepares " + name);
			}
			lock = tryLock(channel);
		}
		return lock;
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	/**
	 * Fills an empty folder.
	 */
	interface Filling {

		void fill(Path folder) throws IOException;

	}

}
