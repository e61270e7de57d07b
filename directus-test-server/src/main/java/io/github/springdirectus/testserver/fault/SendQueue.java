package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How much of what was written to a socket has not reached the other end: a reset would
 * lose it. Only Linux tells.
 */
final class SendQueue {

	private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

	private static final int LOCAL = 1;

	private static final int REMOTE = 2;

	private static final int QUEUES = 4;

	private SendQueue() {
	}

	/**
	 * The bytes under way, or nothing where that can't be known.
	 */
	static OptionalLong of(Socket socket) {
		String local = ":%04X".formatted(socket.getLocalPort());
		String remote = ":%04X".formatted(socket.getPort());
		return TABLES.stream()
			.flatMap(SendQueue::rows)
			.filter((row) -> row[LOCAL].endsWith(local) && row[REMOTE].endsWith(remote))
			.mapToLong((row) -> Long.parseLong(row[QUEUES].split(":")[0], 16))
			.findFirst();
	}

	private static Stream<String[]> rows(Path table) {
		try {
			return Files.readAllLines(table)
				.stream()
				.skip(1)
				.map((line) -> line.strip().split(" +"))
				.filter((row) -> row.length > QUEUES);
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

}
