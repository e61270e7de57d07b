package io.github.springdirectus.wire;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A hundred thousand items are written from a JVM that could not hold them: they take 150
 * MB as they are sent.
 */
class ConstantMemoryBatchTests extends WireTest {

	private static final Logger logger = LoggerFactory.getLogger(ConstantMemoryBatchTests.class);

	@Test
	void aHundredThousandItemsAreWrittenInAHundredAndTwentyEightMegabytes() throws Exception {
		AtomicInteger stored = new AtomicInteger();
		this.server.answerBy((request) -> {
			this.server.requests().clear();
			if (request.body().contains("\"label\":null")) {
				return StubAnswer.error(400, "FAILED_VALIDATION");
			}
			stored.addAndGet(StubCollection.size(request));
			return StubAnswer.json("{\"data\":[]}");
		});
		List<String> output = SmallJvm.run(128, 120, BatchImport.class, this.server.url(), TOKEN, "100000");
		int end = output.size();
		logger.info("In a JVM of 128 MB: {}", output.get(end - 1));
		assertThat(output.get(end - 3)).matches(
				"first 0-49\\d+ stored, (49\\d+|50000)-5\\d+ failed \\(DirectusValidationException\\), 5\\d+-99999 stored");
		assertThat(output.get(end - 2)).isEqualTo("resumed 0-99999 stored");
		assertThat(stored).hasValue(100_000);
	}

}
