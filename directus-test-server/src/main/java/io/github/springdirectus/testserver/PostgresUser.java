package io.github.springdirectus.testserver;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who PostgreSQL runs as: whoever runs this JVM, or a system user without rights where
 * that is root, as whom PostgreSQL refuses to run.
 *
 * @param name the user's name
 * @param uid its number
 * @param gid the number of its group
 */
record PostgresUser(String name, int uid, int gid) {

	/**
	 * The user of this JVM.
	 */
	static final PostgresUser OURSELVES = new PostgresUser("", -1, -1);

	private static final List<String> CANDIDATES = List.of("postgres", "nobody");

	static PostgresUser ofMachine() {
		return choose(id("-u").orElse(-1), PostgresUser::account);
	}

	/**
	 * Chooses.
	 * @param own the number of the user that runs this JVM; negative on a system without
	 * such numbers
	 * @param accounts finds a system user by its name
	 */
	static PostgresUser choose(int own, Function<String, Optional<PostgresUser>> accounts) {
		if (own != 0) {
			return OURSELVES;
		}
		return CANDIDATES.stream()
			.map(accounts)
			.flatMap(Optional::stream)
			.filter((user) -> user.uid() > 0)
			.findFirst()
			.orElseThrow(() -> new DirectusServerException(
					"PostgreSQL refuses to run as root, and this machine has none of the users " + CANDIDATES
							+ " for it. Add one, or run the tests as an ordinary user."));
	}

	private static Optional<PostgresUser> account(String name) {
		return id("-u", name).flatMap((uid) -> id("-g", name).map((gid) -> new PostgresUser(name, uid, gid)));
	}

	private static Optional<Integer> id(String... arguments) {
		List<String> command = Stream.concat(Stream.of("id"), Stream.of(arguments)).toList();
		return new CommandLine(command, Path.of(System.getProperty("java.io.tmpdir")), ProcessEnvironment.ofMachine())
			.run(Duration.ofSeconds(20))
			.filter(CommandLine.Result::succeeded)
			.map((result) -> Integer.valueOf(result.output().strip()));
	}

	boolean isOurselves() {
		return equals(OURSELVES);
	}

	/**
	 * Hands over a file, or a folder with all that is in it.
	 */
	void own(Path path) throws IOException {
		if (isOurselves()) {
			return;
		}
		Files.walkFileTree(path, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
				return hand(folder);
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				return hand(file);
			}

		});
	}

	private FileVisitResult hand(Path path) throws IOException {
		Files.setAttribute(path, "unix:gid", this.gid);
		Files.setAttribute(path, "unix:uid", this.uid);
		return FileVisitResult.CONTINUE;
	}

	/**
	 * Whether this user may pass through a folder and those above it. One that isn't
	 * there yet will be as open as the one above it.
	 */
	boolean canReach(Path folder) {
		if (isOurselves()) {
			return true;
		}
		try {
			for (Path part = folder.toAbsolutePath(); part != null; part = part.getParent()) {
				if (Files.exists(part)
						&& !Files.getPosixFilePermissions(part).contains(PosixFilePermission.OTHERS_EXECUTE)) {
					return false;
				}
			}
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * What tells the guard to change to this user.
	 */
	Map<String, String> environment() {
		return isOurselves() ? Map.of()
				: Map.of("DIRECTUS_TEST_UID", String.valueOf(this.uid), "DIRECTUS_TEST_GID", String.valueOf(this.gid));
	}

	@Override
	public String toString() {
		return isOurselves() ? "the user of this JVM" : "the user " + this.name;
	}

}
