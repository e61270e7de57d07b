package io.github.springdirectus.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of what several instances of an application share by Redis. It has no
 * {@code toString()}, so that the secret can't end up in a log by it.
 */
@ConfigurationProperties("directus.redis")
public class DirectusRedisProperties {

	/**
	 * Whether tokens and callers are kept in Redis where directus-redis and a connection
	 * are there.
	 */
	private boolean enabled = true;

	/**
	 * Text that names of keys begin with.
	 */
	private String keyPrefix = "directus:";

	/**
	 * Time to wait for each answer of Redis.
	 */
	private Duration timeout = Duration.ofSeconds(2);

	/**
	 * Secret of 32 characters or more, by which what is kept is encrypted. Without it
	 * tokens stand in Redis as they are.
	 */
	private @Nullable String secret;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getKeyPrefix() {
		return this.keyPrefix;
	}

	public void setKeyPrefix(String keyPrefix) {
		this.keyPrefix = keyPrefix;
	}

	public Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	public @Nullable String getSecret() {
		return this.secret;
	}

	public void setSecret(@Nullable String secret) {
		this.secret = secret;
	}

}
