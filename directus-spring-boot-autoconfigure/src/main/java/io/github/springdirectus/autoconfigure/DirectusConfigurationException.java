package io.github.springdirectus.autoconfigure;

import io.github.springdirectus.error.DirectusRequestException;

/**
 * The configuration says too little, too much or something wrong. Nothing in it quotes a
 * value that was configured.
 */
class DirectusConfigurationException extends RuntimeException {

	private final String action;

	DirectusConfigurationException(String description, String action) {
		super(description);
		this.action = action;
	}

	String action() {
		return this.action;
	}

	static DirectusConfigurationException missingUrl() {
		return new DirectusConfigurationException("The address of Directus is missing: directus.url is not set.", """
				Set it in application.yml:

				    directus:
				      url: https://cms.example.com
				      auth:
				        token: ${DIRECTUS_TOKEN}

				For development, a "directus/directus" service in compose.yaml (with spring-boot-docker-compose) \
				or a container annotated with @ServiceConnection (with spring-boot-testcontainers) brings its own \
				address.""");
	}

	static DirectusConfigurationException invalidUrl(DirectusRequestException reason) {
		return new DirectusConfigurationException("The address of Directus can't be used. " + reason.getMessage(),
				"Correct directus.url. Credentials belong to directus.auth.token.");
	}

	static DirectusConfigurationException blankToken() {
		return new DirectusConfigurationException("directus.auth.token is set, but blank.",
				"Set it to a static token of a Directus user: is an environment variable that it refers to empty?"
						+ " To make requests without credentials, remove the property.");
	}

	static DirectusConfigurationException invalidToken(DirectusRequestException reason) {
		return new DirectusConfigurationException(String.valueOf(reason.getMessage()),
				"Correct directus.auth.token, or the token of the DirectusConnectionDetails bean.");
	}

	static DirectusConfigurationException twoWaysToAuthenticate() {
		return new DirectusConfigurationException(
				"There are two ways to authenticate: directus.auth.token, and directus.auth.email with"
						+ " directus.auth.password.",
				"Keep one of them, and remove the other: look also for DIRECTUS_AUTH_… among the environment"
						+ " variables.");
	}

	static DirectusConfigurationException halfOfLogin(String missing) {
		return new DirectusConfigurationException(
				"Half of a login is configured: directus.auth." + missing + " is missing.",
				"Set directus.auth.email and directus.auth.password, or directus.auth.token instead of both.");
	}

	static DirectusConfigurationException invalidRedis(DirectusRequestException reason) {
		return new DirectusConfigurationException(String.valueOf(reason.getMessage()),
				"Correct directus.redis.timeout and directus.redis.secret: is an environment variable that they refer to"
						+ " empty? Without a secret, remove the property.");
	}

}
