package io.github.springdirectus.auth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.http.ExchangeRequest;
import io.github.springdirectus.http.Exchanges;
import io.github.springdirectus.http.PathTemplate;
import io.github.springdirectus.http.QueryString;
import io.github.springdirectus.http.Reply;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;

/**
 * The requests about callers, as plain trees.
 */
final class CallerRequests {

	static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private static final PathTemplate ME = PathTemplate.of("/users/me");

	private static final PathTemplate MY_ROLES = PathTemplate.of("/roles/me");

	private static final PathTemplate MY_GLOBALS = PathTemplate.of("/policies/me/globals");

	private static final PathTemplate USERS = PathTemplate.of("/users");

	private static final PathTemplate ACCESS = PathTemplate.of("/access");

	private static final PathTemplate ROLES = PathTemplate.of("/roles");

	private final Exchanges exchanges;

	CallerRequests(Exchanges exchanges) {
		this.exchanges = exchanges;
	}

	/**
	 * The same requests with a token.
	 */
	CallerRequests with(String token) {
		Mono<String> value = Mono.just(token);
		return new CallerRequests(this.exchanges.as(() -> value));
	}

	/**
	 * The user or share that the token is for: for a user who may not read one of the
	 * fields, the id alone.
	 * @param fields the fields; empty for all that the user may read
	 */
	Mono<JsonNode> me(String fields) {
		return list(ME, "me", fields.isEmpty() ? Map.of() : Map.of("fields", fields)).next()
			.filter((me) -> me.path("id").isString() || me.path("share").isString())
			.switchIfEmpty(Mono
				.error(() -> new DirectusAuthenticationException("Directus knows no user for the token.", null)));
	}

	/**
	 * The roles that the token gives, the topmost first; of a user who may not read them,
	 * the ids alone.
	 */
	Mono<List<JsonNode>> myRoles() {
		return list(MY_ROLES, "myRoles", Map.of("fields", "id,name,parent")).collectList();
	}

	/**
	 * What the token allows as a whole; without any flag where the answer is empty.
	 */
	Mono<JsonNode> myGlobals() {
		return list(MY_GLOBALS, "myGlobals", Map.of()).next().defaultIfEmpty(MAPPER.createObjectNode());
	}

	/**
	 * The row of a user. As a list, since one that is not there is no error then.
	 * @param more further fields
	 */
	Mono<JsonNode> user(String id, UserFields fields, List<String> more) {
		String all = more.isEmpty() ? fields.ofUser() : fields.ofUser() + "," + String.join(",", more);
		return byId(USERS, "callerUser", id, all, fields.deepOfUser());
	}

	/**
	 * The row of a role.
	 */
	Mono<JsonNode> role(String id, UserFields fields) {
		return byId(ROLES, "callerRole", id, fields.ofRole(), fields.deepOfRole());
	}

	/**
	 * The rows of {@code directus_access} for nobody in particular, from 11 on.
	 */
	Mono<List<JsonNode>> publicAccess() {
		Map<String, String> query = new LinkedHashMap<>();
		query.put("fields", UserFields.ofAccess());
		query.put("filter", "{\"role\":{\"_null\":true},\"user\":{\"_null\":true}}");
		query.put("limit", "-1");
		return list(ACCESS, "publicAccess", query).collectList();
	}

	private Mono<JsonNode> byId(PathTemplate path, String operation, String id, String fields, String deep) {
		Map<String, String> query = new LinkedHashMap<>();
		query.put("fields", fields);
		query.put("filter", MAPPER.writeValueAsString(Map.of("id", Map.of("_eq", id))));
		query.put("limit", "1");
		if (!deep.isEmpty()) {
			query.put("deep", deep);
		}
		return list(path, operation, query).next();
	}

	private Flux<JsonNode> list(PathTemplate path, String operation, Map<String, String> query) {
		return Flux.defer(() -> {
			ExchangeRequest request = ExchangeRequest.of(HttpMethod.GET, path, new Object[0], null, operation)
				.withQuery(QueryString.encode(query));
			return this.exchanges.reply(request, CallerRequests::read).flatMapIterable(Reply::elements);
		});
	}

	private static List<JsonNode> read(byte[] json, int offset, int length) {
		try {
			return MAPPER.readTree(json, offset, length).valueStream().toList();
		}
		catch (JacksonException ex) {
			// Without its cause, which may quote what is personal
			throw new DirectusDecodingException("Directus' answer about a caller is not JSON.");
		}
	}

}
