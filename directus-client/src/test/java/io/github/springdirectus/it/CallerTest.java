package io.github.springdirectus.it;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusPrincipal;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.AfterEach;

/**
 * Callers of a real Directus of each version, with tokens that it would have signed. What
 * a test makes is taken away again.
 */
abstract class CallerTest {

	static final Duration TIMEOUT = Duration.ofSeconds(30);

	static final String PASSWORD = "c4ller-password";

	final DirectusVersion version;

	final DirectusServer server;

	final DirectusTemplate directus;

	final DirectusTemplate nobody;

	private final Deque<String> made = new ArrayDeque<>();

	CallerTest(DirectusVersion version) {
		this.version = version;
		this.server = DirectusServer.shared(version);
		this.directus = template(DirectusCredentials.staticToken(this.server.adminToken()));
		this.nobody = template(DirectusCredentials.anonymous());
	}

	@AfterEach
	void takeAway() {
		while (!this.made.isEmpty()) {
			this.server.admin().delete(this.made.pop());
		}
	}

	DirectusTemplate template(DirectusCredentials credentials) {
		return DirectusTemplate.builder().url(this.server.url()).credentials(credentials).build();
	}

	/** What a template finds out that has not been asked before. */
	DirectusPrincipal resolve(DirectusTemplate template, String token) {
		return template.callers().resolve(token).block(TIMEOUT);
	}

	boolean hasPolicies() {
		return this.version != DirectusVersion.V10;
	}

	String make(String route, Map<String, ?> body) {
		String id = this.server.admin().post(route, body).required("id").asString();
		this.made.push(route + "/" + id);
		return id;
	}

	/** For what the test itself takes away. */
	void forget(String route, String id) {
		this.made.remove(route + "/" + id);
	}

	String user(Map<String, ?> more) {
		Map<String, Object> user = new LinkedHashMap<>();
		user.put("email", UUID.randomUUID() + "@callers.example.com");
		user.put("password", PASSWORD);
		user.put("first_name", "Ada");
		user.put("last_name", "Lovelace");
		user.put("status", "active");
		user.putAll(more);
		return make("/users", user);
	}

	String role(String name, Map<String, ?> more) {
		Map<String, Object> role = new LinkedHashMap<>(more);
		role.put("name", name);
		return make("/roles", role);
	}

	/** From 11 on. */
	String policy(String name, Map<String, ?> more, String holder, String holderId) {
		Map<String, Object> policy = new LinkedHashMap<>(more);
		policy.put("name", name);
		String id = make("/policies", policy);
		make("/access", Map.of("policy", id, holder, holderId));
		return id;
	}

	/** What everybody without a role has. From 11 on. */
	String publicPolicy(String name) {
		String id = make("/policies", Map.of("name", name));
		make("/access", Map.of("policy", id));
		return id;
	}

	/** A role that makes administrators. */
	String adminRole(String name) {
		if (!hasPolicies()) {
			return role(name, Map.of("admin_access", true, "app_access", true));
		}
		String role = role(name, Map.of());
		policy(name + " policy", Map.of("admin_access", true, "app_access", true), "role", role);
		return role;
	}

	Jwt jwt(String user) {
		return new Jwt(this.server.secret(), user);
	}

	/**
	 * Makes access tokens.
	 */
	static final class Jwt {

		private final Map<String, String> claims = new LinkedHashMap<>();

		private final String secret;

		private String algorithm = "HS256";

		private Jwt(String secret, String user) {
			this.secret = secret;
			this.claims.put("id", text(user));
			this.claims.put("role", "null");
			this.claims.put("app_access", "false");
			this.claims.put("admin_access", "false");
			this.claims.put("iss", text("directus"));
			expiring(Duration.ofMinutes(10));
		}

		Jwt role(String role) {
			this.claims.put("role", text(role));
			return this;
		}

		Jwt admin() {
			this.claims.put("admin_access", "true");
			return this;
		}

		Jwt app() {
			this.claims.put("app_access", "true");
			return this;
		}

		Jwt expiring(Duration later) {
			long expiry = Instant.now().plus(later).getEpochSecond();
			this.claims.put("iat", String.valueOf(expiry - 900));
			this.claims.put("exp", String.valueOf(expiry));
			return this;
		}

		/** Neither signed nor said to be. */
		String unsigned() {
			this.algorithm = "none";
			return content() + ".";
		}

		String sign() {
			return signWith(this.secret);
		}

		String signWith(String key) {
			try {
				Mac mac = Mac.getInstance("HmacSHA256");
				mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
				return content() + "." + base64(mac.doFinal(content().getBytes(StandardCharsets.UTF_8)));
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private String content() {
			StringBuilder json = new StringBuilder();
			this.claims.forEach((name,
					value) -> json.append(json.isEmpty() ? "{" : ",").append(text(name)).append(':').append(value));
			String header = "{\"alg\":" + text(this.algorithm) + ",\"typ\":\"JWT\"}";
			return base64(header.getBytes(StandardCharsets.UTF_8)) + "."
					+ base64(json.append('}').toString().getBytes(StandardCharsets.UTF_8));
		}

		private static String text(String value) {
			return '"' + value + '"';
		}

		private static String base64(byte[] bytes) {
			return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		}

	}

}
