package io.github.springdirectus.testserver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import org.jspecify.annotations.Nullable;

/**
 * Rights of a policy or role in a seed file.
 */
record SeedPermission(@Nullable String policy, @Nullable String role,
		@JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> collection,
		@JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> action, List<String> fields,
		@Nullable Map<String, @Nullable Object> permissions, @Nullable Map<String, @Nullable Object> validation,
		@Nullable Map<String, @Nullable Object> presets) {

	static final String PUBLIC = "public";

	SeedPermission {
		if ((policy == null) == (role == null)) {
			throw new IllegalArgumentException("A permission is of a 'policy' or of a 'role'");
		}
		collection = SeedDefinition.orEmpty(collection);
		action = SeedDefinition.orEmpty(action);
		fields = (fields != null) ? List.copyOf(fields) : List.of("*");
		if (collection.isEmpty() || action.isEmpty()) {
			throw new IllegalArgumentException("A permission needs 'collection' and 'action'");
		}
	}

	boolean isPublic() {
		return PUBLIC.equals(this.policy) || PUBLIC.equals(this.role);
	}

	/**
	 * One body for each collection and action.
	 * @param holderKey {@code policy}, or {@code role} on 10
	 * @param holder whose rights these are; null for everybody's on 10
	 */
	List<Map<String, @Nullable Object>> bodies(String holderKey, @Nullable String holder) {
		List<Map<String, @Nullable Object>> bodies = new ArrayList<>();
		for (String name : this.collection) {
			for (String verb : this.action) {
				Map<String, @Nullable Object> body = new LinkedHashMap<>();
				body.put(holderKey, holder);
				body.put("collection", name);
				body.put("action", verb);
				body.put("fields", this.fields);
				body.put("permissions", (this.permissions != null) ? this.permissions : Map.of());
				body.put("validation", this.validation);
				body.put("presets", this.presets);
				bodies.add(body);
			}
		}
		return bodies;
	}

}
