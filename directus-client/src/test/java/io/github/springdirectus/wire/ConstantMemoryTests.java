package io.github.springdirectus.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A million items are read in a JVM that could not hold them: they take about 300 MB as
 * they are sent.
 */
class ConstantMemoryTests extends WireTest {

	private static final Logger logger = LoggerFactory.getLogger(ConstantMemoryTests.class);

	private static final int ITEMS = 1_000_000;

	@Test
	void aMillionItemsAreReadInSixtyFourMegabytes() throws Exception {
		this.server.always(ConstantMemoryTests::writeItems);
		List<String> output = SmallJvm.run(64, 60, MillionItems.class, this.server.url());
		logger.info("A million items in a JVM of 64 MB: {}", output.get(output.size() - 1));
		assertThat(output.get(output.size() - 1)).startsWith("sum " + (ITEMS - 1L) * ITEMS / 2 + ", peak heap ");
	}

	private static boolean writeItems(Socket connection, OutputStream out) throws IOException {
		out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"data\":["
			.getBytes(StandardCharsets.US_ASCII));
		String text = "x".repeat(200);
		StringBuilder rows = new StringBuilder();
		for (int i = 0; i < ITEMS; i++) {
			rows.append("{\"id\":")
				.append(i)
				.append(",\"title\":\"Title ")
				.append(i)
				.append("\",\"body_text\":\"")
				.append(text)
				.append("\",\"views\":")
				.append(i)
				.append((i + 1 < ITEMS) ? "}," : "}");
			if (i % 1000 == 999) {
				out.write(rows.toString().getBytes(StandardCharsets.US_ASCII));
				rows.setLength(0);
			}
		}
		out.write("]}".getBytes(StandardCharsets.US_ASCII));
		out.flush();
		return false;
	}

}
