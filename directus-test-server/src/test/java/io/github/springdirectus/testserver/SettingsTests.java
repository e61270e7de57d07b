package io.github.springdirectus.testserver;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SettingsTests {

	private final Settings settings = new Settings(Map.of("directus.test.url", " http://property ")::get, Map
		.of("DIRECTUS_TEST_URL", "http://variable", "DIRECTUS_TEST_TOKEN", "token", "DIRECTUS_TEST_SOURCE", "  ")::get);

	@Test
	void aSystemPropertyComesBeforeTheEnvironment() {
		assertThat(this.settings.get("directus.test.url")).isEqualTo("http://property");
		assertThat(this.settings.get("directus.test.token")).isEqualTo("token");
	}

	@Test
	void aBlankValueIsNone() {
		assertThat(this.settings.get("directus.test.source")).isNull();
	}

	@Test
	void whatIsMissingIsNamedAsAVariable() {
		assertThatIllegalStateException().isThrownBy(() -> this.settings.require("directus.test.email", "Logging in"))
			.withMessage("Logging in needs DIRECTUS_TEST_EMAIL");
	}

}
