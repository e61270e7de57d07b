package io.github.springdirectus.testserver;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the programs of a PostgreSQL: those of the Maven package, else those of the
 * machine.
 */
final class PostgresBinaries {

	private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);

	/**
	 * Where Debian keeps them, off the search path.
	 */
	private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

	private final Platform platform;

	private final CacheFolder cache;

	/**
	 * Finds them.
	 * @param platform what they have to run on
	 * @param cache where a package is unpacked
	 */
	PostgresBinaries(Platform platform, CacheFolder cache) {
		this.platform = platform;
		this.cache = cache;
	}

	PostgresInstallation find() throws IOException {
		Optional<PostgresArchive> archive = PostgresArchive.onClassPath(this.platform);
		if (archive.isPresent()) {
			return PostgresInstallation.at(archive.get().unpack(this.cache), this.platform);
		}
		Path bin = ofMachine(System.getenv(), DEBIAN).orElseThrow(this::nowhere);
		PostgresInstallation found = PostgresInstallation.at(bin, this.platform);
		log.info("PostgreSQL {} of this machine is used", found.version());
		return found;
	}

	/**
	 * The programs of the machine: on the search path, else Debian's latest.
	 */
	Optional<Path> ofMachine(Map<String, String> environment, Path debian) throws IOException {
		Optional<Path> onPath = PathVariable.find(environment, this.platform.program("postgres"));
		if (onPath.isPresent()) {
			Optional<Path> bin = Optional.ofNullable(onPath.get().toRealPath().getParent()).filter(isComplete());
			if (bin.isPresent()) {
				return bin;
			}
		}
		if (!Files.isDirectory(debian)) {
			return Optional.empty();
		}
		try (DirectoryStream<Path> versions = Files.newDirectoryStream(debian, "[0-9]*")) {
			return StreamSupport.stream(versions.spliterator(), false)
				.filter((version) -> isComplete().test(version.resolve("bin")))
				.max(Comparator.comparing(PostgresBinaries::number))
				.map((version) -> version.resolve("bin"));
		}
	}

	private static Double number(Path version) {
		return Double.valueOf(version.getFileName().toString());
	}

	private Predicate<Path> isComplete() {
		return (bin) -> Files.isExecutable(bin.resolve(this.platform.program("postgres")))
				&& Files.isExecutable(bin.resolve(this.platform.program("initdb")));
	}

	private DirectusServerException nowhere() {
		return new DirectusServerException("There is no PostgreSQL for Directus. Add the test dependency"
				+ " io.zonky.test.postgres:" + this.platform.postgresPackage() + " (17.9.0, for example), install"
				+ " PostgreSQL on this machine, or name a running one in DIRECTUS_TEST_POSTGRES_URL.");
	}

}
