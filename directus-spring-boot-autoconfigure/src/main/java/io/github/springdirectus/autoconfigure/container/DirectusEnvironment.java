package io.github.springdirectus.autoconfigure.container;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * What the environment variables of a Directus container say of how to connect to it.
 *
 * @see <a href="https://directus.io/docs/configuration/general">Directus
 * configuration</a>
 */
class DirectusEnvironment {

	private static final int DEFAULT_PORT = 8055;

	private final int port;

	private final @Nullable String token;

	DirectusEnvironment(Map<String, ? extends @Nullable String> env) {
		Assert.state(!env.containsKey("ADMIN_TOKEN_FILE"), "ADMIN_TOKEN_FILE is not supported, use ADMIN_TOKEN");
		String port = env.get("PORT");
		this.port = StringUtils.hasText(port) ? Integer.parseInt(port.trim()) : DEFAULT_PORT;
		String token = env.get("ADMIN_TOKEN");
		this.token = StringUtils.hasText(token) ? token.trim() : null;
	}

	/**
	 * The port inside the container.
	 */
	int port() {
		return this.port;
	}

	/**
	 * The administrator's static token; {@code null} where the container is given none,
	 * and requests go without credentials.
	 */
	@Nullable String token() {
		return this.token;
	}

}
