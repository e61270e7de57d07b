package io.github.springdirectus.testserver;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DirectusVersionTests {

	private static final String PROPERTY = "directus.test.versions";

	private final String before = System.getProperty(PROPERTY, "");

	@AfterEach
	void restore() {
		System.setProperty(PROPERTY, this.before);
	}

	@Test
	void aReleaseBelongsToItsMajorVersion() {
		assertThat(DirectusVersion.of("11.12.0")).isEqualTo(DirectusVersion.V11);
		assertThat(DirectusVersion.of("10")).isEqualTo(DirectusVersion.V10);
		assertThat(DirectusVersion.of("V12")).isEqualTo(DirectusVersion.V12);
	}

	@Test
	void anUnknownMajorVersionIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> DirectusVersion.of("9.26.0"))
			.withMessageContaining("9.26.0");
		assertThatIllegalArgumentException().isThrownBy(() -> DirectusVersion.of("latest"))
			.withMessageContaining("latest");
	}

	@Test
	void aBuildMayRunSomeVersionsOnly() {
		System.setProperty(PROPERTY, "12.3.1, 10");
		assertThat(DirectusVersion.enabled()).containsExactly(DirectusVersion.V10, DirectusVersion.V12);
	}

	@Test
	void aBuildMayRunAnotherReleaseOfAMajorVersion() {
		System.setProperty(PROPERTY, "10,11.12.0");
		assertThat(DirectusVersion.V11.number()).isEqualTo("11.12.0");
		assertThat(DirectusVersion.V10.number()).isEqualTo("10.13.4");
	}

	@Test
	void theNameForMethodSourcesIsThatOfTheMethod() throws NoSuchMethodException {
		String[] parts = DirectusVersion.ENABLED.split("#");
		assertThat(parts[0]).isEqualTo(DirectusVersion.class.getName());
		assertThat(DirectusVersion.class.getMethod(parts[1]).getName()).isEqualTo("enabled");
	}

}
