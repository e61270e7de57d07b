package io.github.springdirectus.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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
		Process process = new ProcessBuilder(Stream
			.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
					System.getProperty("java.class.path")), Stream.of(MillionItems.class.getName(), this.server.url()))
			.toList()).redirectErrorStream(true).start();
		List<String> output = process.inputReader(StandardCharsets.UTF_8).lines().toList();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).as(String.join("\n", output)).isZero();
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
