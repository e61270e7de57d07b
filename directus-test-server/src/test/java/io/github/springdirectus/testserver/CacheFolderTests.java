package io.github.springdirectus.testserver;

import java.io.BufferedReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CacheFolderTests {

	@TempDir
	private Path root;

	@Test
	void anEntryIsMadeOnceHoweverManyAskForIt() throws Exception {
		AtomicInteger fillings = new AtomicInteger();
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Future<Path>> entries = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				entries.add(threads.submit(() -> new CacheFolder(this.root).entry("thing", (folder) -> {
					fillings.incrementAndGet();
					Files.writeString(folder.resolve("file"), "content");
				})));
			}
			for (Future<Path> entry : entries) {
				assertThat(entry.get().resolve("file")).hasContent("content");
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(fillings).hasValue(1);
	}

	@Test
	void anEntryThatFailsLeavesNothingAndIsTriedAgain() throws Exception {
		CacheFolder cache = new CacheFolder(this.root);
		assertThatIllegalStateException().isThrownBy(() -> cache.entry("thing", (folder) -> {
			Files.writeString(folder.resolve("half"), "");
			throw new IllegalStateException("broken");
		}));
		try (Stream<Path> left = Files.list(this.root).filter(Files::isDirectory)) {
			assertThat(left).isEmpty();
		}
		assertThat(cache.entry("thing", (folder) -> Files.writeString(folder.resolve("whole"), "")))
			.isDirectoryContaining("glob:**whole");
	}

	@Test
	void whatAKilledBuildLeftIsRemoved() throws Exception {
		Path leftover = Files.createDirectories(this.root.resolve(".thing-123/node_modules"));
		new CacheFolder(this.root).entry("thing", (folder) -> {
		});
		assertThat(leftover.getParent()).doesNotExist();
	}

	@Test
	void anotherProcessWaitsUntilTheEntryIsThere() throws Exception {
		Process other;
		try (FileChannel channel = FileChannel.open(this.root.resolve("thing.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
			assertThat(lock.isValid()).isTrue();
			other = JavaProcess.start(this.root, CacheFolderTests.class, this.root.toString());
			BufferedReader output = other.inputReader();
			assertThat(output.lines().filter((line) -> line.contains("Waiting for another build")).findFirst())
				.isPresent();
			Files.createDirectory(this.root.resolve("thing"));
		}
		assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(other.exitValue()).isZero();
	}

	/**
	 * The other process: fails if it has to make the entry itself.
	 */
	public static void main(String[] arguments) {
		new CacheFolder(Path.of(arguments[0])).entry("thing", (folder) -> {
			throw new IllegalStateException("Made twice");
		});
	}

}
