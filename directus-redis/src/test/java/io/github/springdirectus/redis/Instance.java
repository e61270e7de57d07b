package io.github.springdirectus.redis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import java.util.Scanner;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusTokens;
import io.github.springdirectus.auth.TokenKey;
import io.github.springdirectus.auth.TokenMode;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import tools.jackson.databind.JsonNode;

import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.http.HttpMethod;

/**
 * An instance of an application, in this JVM or, told by its input what to do, in one of
 * its own.
 */
final class Instance {

	static final String SAYS = "says: ";

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final DirectusRedis redis;

	private final String directusUrl;

	Instance(ReactiveRedisConnectionFactory connection, String directusUrl) {
		this.redis = DirectusRedis.builder(connection).build();
		this.directusUrl = directusUrl;
	}

	public static void main(String[] arguments) {
		LettuceConnectionFactory connection = new LettuceConnectionFactory(
				new RedisStandaloneConfiguration("127.0.0.1", Integer.parseInt(arguments[0])));
		connection.afterPropertiesSet();
		connection.start();
		Instance instance = new Instance(connection, arguments[1]);
		System.out.println(SAYS + "ready");
		try (Scanner input = new Scanner(System.in)) {
			while (input.hasNextLine()) {
				instance.obey(input.nextLine().split(" "));
			}
		}
		System.exit(0);
	}

	private void obey(String[] words) {
		switch (words[0]) {
			case "use" -> System.out
				.println(SAYS + outcome(expired(words[1], words[2]), Duration.ofSeconds(Long.parseLong(words[3])))
					.block(TIMEOUT));
			case "login" -> System.out.println(SAYS
					+ outcome(DirectusCredentials.emailPassword(words[1], words[2]), Duration.ZERO).block(TIMEOUT));
			case "lock" -> this.redis.tokenStore()
				.locked(new TokenKey(words[1]), Duration.ofMillis(Long.parseLong(words[2])), Mono.fromRunnable(() -> {
					System.out.println(SAYS + "locked");
				}).then(Mono.never()))
				.subscribe();
			default -> throw new IllegalArgumentException(words[0]);
		}
	}

	/**
	 * Make twenty calls at once.
	 * @param later by how much the clock of the instance is ahead
	 * @return {@code 20 succeeded}, or the code of a failure
	 */
	Mono<String> outcome(DirectusCredentials credentials, Duration later) {
		DirectusTemplate directus = template(credentials, later);
		return Flux.range(0, 20)
			.flatMap((call) -> directus.exchange(HttpMethod.GET, "/users/me").mono(JsonNode.class).materialize(), 20)
			.collectList()
			.map((signals) -> signals.stream()
				.filter(Signal::isOnError)
				.map((signal) -> code(signal.getThrowable()))
				.findFirst()
				.orElse(signals.size() + " succeeded"));
	}

	DirectusTemplate template(DirectusCredentials credentials, Duration later) {
		return DirectusTemplate.builder()
			.url(this.directusUrl)
			.credentials(credentials)
			.tokenStore(this.redis.tokenStore())
			.callerCache(this.redis.callerCache())
			.clock(Clock.offset(Clock.systemUTC(), later))
			.build();
	}

	DirectusRedis redis() {
		return this.redis;
	}

	/** Tokens of a login long ago. */
	static DirectusCredentials expired(String access, String refresh) {
		return DirectusCredentials
			.tokens(new DirectusTokens(access, refresh, Instant.now().minusSeconds(1), TokenMode.JSON));
	}

	private static String code(Throwable failure) {
		return (failure instanceof DirectusResponseException response) ? response.status() + " " + response.code()
				: failure.toString();
	}

}
