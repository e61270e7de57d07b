package io.github.springdirectus.testserver;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The temporary folder of a cluster: its data, which belong to the user that PostgreSQL
 * runs as, and beside them what that user has no business to change.
 *
 * @param folder the folder
 * @param user who PostgreSQL runs as
 */
record PostgresFolder(Path folder, PostgresUser user) {

	private static final String DATA = "data";

	private static final String PASSWORD = "password";

	static PostgresFolder create(PostgresUser user) throws IOException {
		Path folder = Files.createTempDirectory(parent(user), "directus-postgres-");
		if (!user.isOurselves()) {
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
		ServerFolder.copy(GuardedProcess.GUARD, folder);
		return new PostgresFolder(folder, user);
	}

	/**
	 * The folder of the JVM for temporary files, unless that is a private one of root.
	 */
	private static Path parent(PostgresUser user) {
		List<Path> candidates = List.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/var/tmp"));
		return candidates.stream()
			.filter(user::canReach)
			.findFirst()
			.orElseThrow(() -> new DirectusServerException("PostgreSQL refuses to run as root, and " + user
					+ " can't reach " + candidates + ". Let java.io.tmpdir be a folder that it can."));
	}

	Path data() {
		return this.folder.resolve(DATA);
	}

	/**
	 * The file that holds the password of the cluster. Without one, every user of this
	 * machine could run programs as the one that PostgreSQL runs as.
	 */
	Path password() {
		return this.folder.resolve(PASSWORD);
	}

	/**
	 * Makes a folder for new data.
	 * @param password the password of the cluster
	 */
	void prepare(String password) throws IOException {
		Files.createDirectory(data());
		Files.createFile(password());
		if (Files.getFileStore(this.folder).supportsFileAttributeView("posix")) {
			Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwx------"));
			Files.setPosixFilePermissions(password(), PosixFilePermissions.fromString("rw-------"));
		}
		Files.writeString(password(), password);
		this.user.own(data());
		this.user.own(password());
	}

	/**
	 * Takes over the data of a cluster that doesn't run.
	 * @param template the folder that {@link #keep(Path)} filled
	 */
	void fill(Path template) throws IOException {
		copy(template, this.folder);
		this.user.own(data());
	}

	/**
	 * Copies the data of a cluster that doesn't run any more.
	 * @param template an empty folder
	 */
	void keep(Path template) throws IOException {
		copy(data(), template.resolve(DATA));
		copy(password(), template.resolve(PASSWORD));
	}

	private static void copy(Path source, Path target) throws IOException {
		Files.walkFileTree(source, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
				Path copy = target.resolve(source.relativize(folder).toString());
				if (!Files.isDirectory(copy)) {
					Files.copy(folder, copy, StandardCopyOption.COPY_ATTRIBUTES);
				}
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Files.copy(file, target.resolve(source.relativize(file).toString()),
						StandardCopyOption.COPY_ATTRIBUTES);
				return FileVisitResult.CONTINUE;
			}

		});
	}

}
