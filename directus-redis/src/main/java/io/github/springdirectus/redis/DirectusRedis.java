package io.github.springdirectus.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.springdirectus.auth.CallerCache;
import io.github.springdirectus.auth.DirectusTokenStore;
import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;

/**
 * What several instances of an application share by a Redis server: the tokens of
 * sessions, which one instance refreshes for all, and which tokens were logged out.
 * <pre class="code">
 * DirectusRedis redis = DirectusRedis.builder(connectionFactory).build();
 * DirectusTemplate directus = DirectusTemplate.builder()
 *     .tokenStore(redis.tokenStore())
 *     .callerCache(redis.callerCache())
 *     // …
 *     .build();
 * </pre>
 * <p>
 * Everything in Redis has a time to live, and names of keys hold hashes. Where Redis
 * fails, or does not answer in time, calls end with a
 * {@link io.github.springdirectus.error.DirectusUnavailableException}; they succeed again
 * when it does. What can't be read, because another version has written it, counts as not
 * there.
 */
public final class DirectusRedis {

	private final RedisCommands commands;

	private final String keyPrefix;

	private final Sealing sealing;

	private DirectusRedis(Builder builder) {
		this.commands = new RedisCommands(builder.connectionFactory, builder.timeout);
		this.keyPrefix = builder.keyPrefix;
		this.sealing = (builder.secret != null) ? new SecretSealing(builder.secret) : Sealing.NONE;
	}

	/**
	 * Begin with a connection to Redis.
	 * @param connectionFactory connects; it must read from the master alone, and its
	 * owner closes it
	 * @return a builder
	 */
	public static Builder builder(ReactiveRedisConnectionFactory connectionFactory) {
		return new Builder(connectionFactory);
	}

	/**
	 * The store of tokens, whose lock holds for all instances.
	 * @return the store; all that are made with the same prefix and secret share what
	 * they keep
	 */
	public DirectusTokenStore tokenStore() {
		return new RedisTokenStore(this.commands,
				new Entries<>(this.keyPrefix, "tokens", this.sealing, new TokensJson()));
	}

	/**
	 * The cache of callers, with the tokens that were logged out, which all instances
	 * refuse at once.
	 * @return the cache; all that are made with the same prefix and secret share what
	 * they keep
	 */
	public CallerCache callerCache() {
		return new RedisCallerCache(this.commands,
				new Entries<>(this.keyPrefix, "caller", this.sealing, new CallerJson()));
	}

	/**
	 * Collects what is to be said of the Redis server. Not thread-safe.
	 */
	public static final class Builder {

		private static final int SHORTEST_SECRET = 32;

		private final ReactiveRedisConnectionFactory connectionFactory;

		private String keyPrefix = "directus:";

		private Duration timeout = Duration.ofSeconds(2);

		private byte @Nullable [] secret;

		private Builder(ReactiveRedisConnectionFactory connectionFactory) {
			this.connectionFactory = connectionFactory;
		}

		/**
		 * What names of keys begin with, so that applications can share a server without
		 * sharing tokens.
		 * @param keyPrefix the prefix; {@code directus:} by default
		 * @return this builder
		 */
		public Builder keyPrefix(String keyPrefix) {
			this.keyPrefix = keyPrefix;
			return this;
		}

		/**
		 * How long to wait for each answer of Redis, the connection included.
		 * @param timeout the time; 2 s by default
		 * @return this builder
		 * @throws DirectusRequestException where it is not longer than nothing
		 */
		public Builder timeout(Duration timeout) {
			if (timeout.isNegative() || timeout.isZero()) {
				throw new DirectusRequestException(
						"The timeout of Redis must be longer than nothing. Write a duration such as 2s.");
			}
			this.timeout = timeout;
			return this;
		}

		/**
		 * Encrypt values, with AES-GCM, and make the hashes in names of keys depend on
		 * the secret, so that who gets hold of the data of Redis gets no token, and who
		 * can write to it can make nobody an administrator. Without it, values stand
		 * there as JSON.
		 * @param secret 32 characters or more, by chance, such as what
		 * {@code openssl rand -base64 32} prints; the same for all instances. With
		 * another one, sessions and denials that were kept before are not found
		 * @return this builder
		 * @throws DirectusRequestException where it is shorter
		 */
		public Builder secret(String secret) {
			if (secret.strip().length() < SHORTEST_SECRET) {
				throw new DirectusRequestException("The secret for Redis is too short: " + SHORTEST_SECRET
						+ " characters or more are needed. 'openssl rand -base64 32' makes one.");
			}
			this.secret = secret.getBytes(StandardCharsets.UTF_8);
			return this;
		}

		/**
		 * Create it. Nothing is sent.
		 * @return what instances share
		 */
		public DirectusRedis build() {
			return new DirectusRedis(this);
		}

	}

}
