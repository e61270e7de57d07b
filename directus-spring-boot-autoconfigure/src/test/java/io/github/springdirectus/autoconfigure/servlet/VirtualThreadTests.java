package io.github.springdirectus.autoconfigure.servlet;

import java.nio.file.Path;
import java.time.Duration;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Virtual threads wait, on a JDK that has them.
 */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadTests extends ServletApplicationTest {

	VirtualThreadTests() {
		super(true, "VirtualThreads");
	}

	@Test
	void noneKeepsItsCarrierWhileItWaits(@TempDir Path folder) throws Exception {
		all((number) -> request("/articles"));
		try (Recording recording = new Recording()) {
			recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ofMillis(20)).withStackTrace();
			recording.start();
			this.directus.together("/items/articles", CONNECTIONS);
			all((number) -> request("/articles"));
			recording.stop();
			recording.dump(folder.resolve("pinned.jfr"));
		}
		assertThat(RecordingFile.readAllEvents(folder.resolve("pinned.jfr")))
			.filteredOn((event) -> event.getStackTrace()
				.getFrames()
				.stream()
				.anyMatch((frame) -> frame.getMethod().getType().getName().startsWith("io.github.springdirectus")))
			.extracting(RecordedEvent::toString)
			.isEmpty();
	}

}
