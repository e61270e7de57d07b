package io.github.springdirectus.logscan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.springdirectus.logscan.Transcript.Entry;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Writes down the message of every exception that is made in this JVM, thrown or not,
 * caught or not: the flight recorder keeps them.
 */
final class MadeExceptions {

	private final Path file;

	private final Recording recording = new Recording();

	MadeExceptions(Path file) {
		this.file = file;
	}

	void watch() {
		this.recording.enable("jdk.JavaExceptionThrow").withoutStackTrace();
		this.recording.enable("jdk.JavaErrorThrow").withoutStackTrace();
		this.recording.start();
	}

	void leave(Transcript transcript) {
		try (this.recording) {
			this.recording.stop();
			this.recording.dump(this.file);
			try (RecordingFile events = new RecordingFile(this.file)) {
				while (events.hasMoreEvents()) {
					write(events.readEvent(), transcript);
				}
			}
			Files.delete(this.file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(RecordedEvent event, Transcript transcript) {
		// Statistics come unasked
		if (event.hasField("thrownClass") && event.getString("message") != null) {
			transcript.add(new Entry(event.getStartTime().toEpochMilli(), event.getClass("thrownClass").getName(),
					event.getString("message")));
		}
	}

}
