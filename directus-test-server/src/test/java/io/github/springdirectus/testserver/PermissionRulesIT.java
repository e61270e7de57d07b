package io.github.springdirectus.testserver;

import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithDirectus(version = { DirectusVersion.V10, DirectusVersion.V11 }, seed = "rules.yaml")
class PermissionRulesIT {

	private final DirectusAdmin teller;

	PermissionRulesIT(DirectusAdmin admin) {
		this.teller = admin.withToken("teller-token");
	}

	@Test
	void aFilterHidesRowsAndAChoiceOfFieldsHidesFields() {
		JsonNode stories = this.teller.get("/items/stories", Map.of("filter", Map.of("id", Map.of("_lte", 4))));
		assertThat(stories.findValuesAsString("title")).containsExactly("Story 2", "Story 4");
		assertThat(stories.findValuesAsString("secret")).isEmpty();
	}

	@Test
	void presetsFillInAndValidationRefuses() {
		JsonNode made = this.teller.post("/items/stories", Map.of("title", "Mine"));
		assertThat(made.path("status").asString()).isEqualTo("published");
		assertThatExceptionOfType(DirectusAdminException.class)
			.isThrownBy(() -> this.teller.post("/items/stories", Map.of("title", "")))
			.matches((ex) -> ex.status() == 400)
			.matches((ex) -> ex.body().contains("FAILED_VALIDATION"));
	}

}
