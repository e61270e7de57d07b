package io.github.springdirectus.testserver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A user of a seed file.
 */
record SeedUser(String email, @Nullable String id, @Nullable String password, @Nullable String token,
		@Nullable String role, List<String> policies, @Nullable String status,
		@JsonProperty("first_name") @Nullable String firstName, @JsonProperty("last_name") @Nullable String lastName) {

	SeedUser {
		SeedDefinition.required(email, "email", "an entry of users");
		policies = SeedDefinition.orEmpty(policies);
	}

	Map<String, @Nullable Object> body(@Nullable String roleKey) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("email", this.email);
		body.put("id", this.id);
		body.put("password", this.password);
		body.put("token", this.token);
		body.put("role", roleKey);
		body.put("status", (this.status != null) ? this.status : "active");
		body.put("first_name", this.firstName);
		body.put("last_name", this.lastName);
		body.values().removeIf(Objects::isNull);
		return body;
	}

}
