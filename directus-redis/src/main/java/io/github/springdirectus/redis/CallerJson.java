package io.github.springdirectus.redis;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import io.github.springdirectus.auth.CachedCaller;
import io.github.springdirectus.auth.DirectusPrincipal;
import io.github.springdirectus.auth.DirectusPrincipal.Policy;
import io.github.springdirectus.auth.DirectusPrincipal.Role;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * Callers as JSON.
 */
final class CallerJson implements JsonForm<CachedCaller> {

	private static final TypeReference<LinkedHashMap<String, @Nullable Object>> MAP = new TypeReference<>() {
	};

	@Override
	public Map<String, @Nullable Object> write(CachedCaller caller) {
		DirectusPrincipal principal = caller.principal();
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("principal", (principal != null) ? write(principal) : null);
		fields.put("refusal", caller.refusal());
		fields.put("until", caller.until().toString());
		return fields;
	}

	@Override
	public CachedCaller read(JsonNode fields) {
		JsonNode principal = fields.required("principal");
		return new CachedCaller(principal.isNull() ? null : principal(principal), JsonForm.text(fields, "refusal"),
				Instant.parse(fields.required("until").stringValue()));
	}

	private static Map<String, @Nullable Object> write(DirectusPrincipal principal) {
		Instant expiresAt = principal.expiresAt();
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("id", principal.id());
		fields.put("email", principal.email());
		fields.put("firstName", principal.firstName());
		fields.put("lastName", principal.lastName());
		fields.put("roles", principal.roles().stream().map((role) -> named(role.id(), role.name())).toList());
		fields.put("policies",
				principal.policies().stream().map((policy) -> named(policy.id(), policy.name())).toList());
		fields.put("adminAccess", principal.adminAccess());
		fields.put("appAccess", principal.appAccess());
		fields.put("status", principal.status());
		fields.put("attributes", principal.attributes());
		fields.put("share", principal.share());
		fields.put("expiresAt", (expiresAt != null) ? expiresAt.toString() : null);
		return fields;
	}

	private static Map<String, @Nullable Object> named(String id, @Nullable String name) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("id", id);
		fields.put("name", name);
		return fields;
	}

	// In a class file, parameters of a compact constructor have lost what is said of
	// their type arguments
	@SuppressWarnings("NullAway")
	private static DirectusPrincipal principal(JsonNode fields) {
		String expiresAt = JsonForm.text(fields, "expiresAt");
		Map<String, @Nullable Object> attributes = MAPPER.convertValue(fields.required("attributes"), MAP);
		return new DirectusPrincipal(JsonForm.text(fields, "id"), JsonForm.text(fields, "email"),
				JsonForm.text(fields, "firstName"), JsonForm.text(fields, "lastName"),
				named(fields.required("roles"), Role::new), named(fields.required("policies"), Policy::new),
				fields.required("adminAccess").booleanValue(), fields.required("appAccess").booleanValue(),
				JsonForm.text(fields, "status"), attributes, JsonForm.text(fields, "share"),
				(expiresAt != null) ? Instant.parse(expiresAt) : null);
	}

	private static <T> List<T> named(JsonNode list, BiFunction<String, @Nullable String, T> type) {
		return list.asArray()
			.valueStream()
			.map((fields) -> type.apply(fields.required("id").stringValue(), JsonForm.text(fields, "name")))
			.toList();
	}

}
