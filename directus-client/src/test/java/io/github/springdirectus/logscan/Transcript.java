package io.github.springdirectus.logscan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * What was logged and what failed, kept in a file until the run is over: a secret may be
 * logged before it is known to be one. A thread of its own writes, since event loops must
 * not.
 */
final class Transcript {

	private static final long PAUSE = 5_000_000;

	private final Path file;

	private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();

	private final Thread writer = new Thread(this::write, "log-scan");

	private volatile boolean ended;

	private long entries;

	private long characters;

	Transcript(Path file) {
		this.file = file;
		this.writer.setDaemon(true);
		this.writer.start();
	}

	void add(String source, String text) {
		add(new Entry(System.currentTimeMillis(), source, text));
	}

	void add(Entry entry) {
		this.waiting.add(entry);
	}

	/**
	 * Ends it.
	 * @param reader gets all that was added
	 */
	void end(Consumer<Entry> reader) {
		this.ended = true;
		try {
			this.writer.join();
			try (BufferedReader lines = Files.newBufferedReader(this.file)) {
				lines.lines().map(Entry::of).forEach(reader);
			}
			Files.delete(this.file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while the last of it was written", ex);
		}
	}

	private void write() {
		try (Writer out = Files.newBufferedWriter(this.file)) {
			for (Entry entry = next(); entry != null; entry = next()) {
				String line = entry.line();
				out.append(line).append('\n');
				this.entries++;
				this.characters += line.length();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Entry next() {
		Entry next = this.waiting.poll();
		while (next == null && !this.ended) {
			LockSupport.parkNanos(PAUSE);
			next = this.waiting.poll();
		}
		return (next != null) ? next : this.waiting.poll();
	}

	@Override
	public String toString() {
		return this.entries + " events and exceptions, " + this.characters / 1_000_000 + " MB";
	}

	/**
	 * An event or a failure.
	 *
	 * @param time when it was, in milliseconds
	 * @param source the logger, or the class of the failure
	 * @param text all that it says
	 */
	record Entry(long time, String source, String text) {

		private static Entry of(String line) {
			String[] parts = line.split(" ", 3);
			return new Entry(Long.parseLong(parts[0]), parts[1], parts[2]);
		}

		private String line() {
			return this.time + " " + this.source.replace(' ', '_') + " "
					+ this.text.replace('\n', ' ').replace('\r', ' ');
		}

	}

}
