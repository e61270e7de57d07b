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
		copy("launch.mjs", folder);
	}

	/**
	 * Puts one of our scripts into a folder.
	 */
	static void copy(String script, Path folder) throws IOException {
		try (InputStream content = ServerFolder.class.getResourceAsStream(script)) {
			Files.copy(Objects.requireNonNull(content, script), folder.resolve(script));
		}
	}

}
