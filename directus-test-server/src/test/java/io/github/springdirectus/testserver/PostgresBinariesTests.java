package io.github.springdirectus.testserver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisabledOnOs(OS.WINDOWS)
class PostgresBinariesTests {

	@TempDir
	private Path machine;

	private final PostgresBinaries binaries = new PostgresBinaries(Platform.of("Linux", "amd64"),
			new CacheFolder(Path.of("unused")));

	@Test
	void theProgramsOnTheSearchPathAreFollowedToWhereTheyLie() throws Exception {
		Path bin = programs("opt/postgres/bin", "postgres", "initdb");
		Path path = Files.createDirectories(this.machine.resolve("usr/bin"));
		Files.createSymbolicLink(path.resolve("postgres"), bin.resolve("postgres"));
		assertThat(this.binaries.ofMachine(Map.of("PATH", path.toString()), this.machine.resolve("none")))
			.contains(bin.toRealPath());
	}

	@Test
	void theLatestOfDebianThatIsWholeIsTaken() throws Exception {
		programs("debian/9.6/bin", "postgres", "initdb");
		Path latest = programs("debian/15/bin", "postgres", "initdb");
		programs("debian/16/bin", "postgres");
		assertThat(this.binaries.ofMachine(Map.of("PATH", "/none"), this.machine.resolve("debian"))).contains(latest);
	}

	@Test
	void aMachineMayHaveNone() throws Exception {
		assertThat(this.binaries.ofMachine(Map.of("PATH", "/none"), this.machine.resolve("none"))).isEmpty();
	}

	private Path programs(String folder, String... names) throws Exception {
		Path bin = Files.createDirectories(this.machine.resolve(folder));
		for (String name : names) {
			Files.createFile(bin.resolve(name));
			bin.resolve(name).toFile().setExecutable(true);
		}
		return bin;
	}

}
