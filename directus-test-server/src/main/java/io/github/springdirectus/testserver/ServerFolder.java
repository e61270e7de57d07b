package io.github.springdirectus.testserver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The folder that a server runs in, with what Directus expects to find there.
 */
final class ServerFolder {

	private ServerFolder() {
	}

	static Path create(String number) throws IOException {
		Path folder = Files.createTempDirectory("directus-" + number + "-");
		layOut(folder);
		return folder;
	}

	static void layOut(Path folder) throws IOException {
		Files.createDirectories(folder.resolve("uploads"));
		Files.createDirectories(folder.resolve("extensions"));
		// Without one Directus complains that it can't look for extensions
		Files.writeString(folder.resolve("package.json"), "{\"name\": \"directus-test-server\", \"private\": true}");
		try (InputStream launcher = ServerFolder.class.getResourceAsStream("launch.mjs")) {
			Files.copy(Objects.requireNonNull(launcher, "launch.mjs"), folder.resolve("launch.mjs"));
		}
	}

}
