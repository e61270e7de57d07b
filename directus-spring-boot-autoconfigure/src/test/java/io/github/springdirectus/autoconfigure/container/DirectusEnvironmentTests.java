package io.github.springdirectus.autoconfigure.container;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DirectusEnvironmentTests {

	@Test
	void thePortIsThatOfDirectusUnlessSaid() {
		assertThat(new DirectusEnvironment(Map.of()).port()).isEqualTo(8055);
		assertThat(new DirectusEnvironment(Map.of("PORT", "")).port()).isEqualTo(8055);
		assertThat(new DirectusEnvironment(Map.of("PORT", "8080")).port()).isEqualTo(8080);
	}

	@Test
	void theTokenIsThatOfTheAdministrator() {
		assertThat(new DirectusEnvironment(Map.of("ADMIN_TOKEN", "secret")).token()).isEqualTo("secret");
	}

	@Test
	void withoutATokenOrWithABlankOneThereIsNone() {
		assertThat(new DirectusEnvironment(Map.of()).token()).isNull();
		assertThat(new DirectusEnvironment(Map.of("ADMIN_TOKEN", " ")).token()).isNull();
	}

	@Test
	void aTokenInAFileOfTheContainerCannotBeRead() {
		assertThatIllegalStateException()
			.isThrownBy(() -> new DirectusEnvironment(Map.of("ADMIN_TOKEN_FILE", "/run/secrets/token")))
			.withMessageContaining("ADMIN_TOKEN_FILE is not supported");
	}

}
