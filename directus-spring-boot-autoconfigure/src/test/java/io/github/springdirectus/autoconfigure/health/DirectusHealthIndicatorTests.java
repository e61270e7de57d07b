package io.github.springdirectus.autoconfigure.health;

import java.time.Duration;
import java.util.function.Consumer;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.autoconfigure.StubDirectus;
import io.github.springdirectus.core.DirectusTemplate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class DirectusHealthIndicatorTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final StubDirectus directus = StubDirectus.start();

	private final DirectusHealthIndicator indicator = indicator(TIMEOUT);

	@AfterEach
	void close() {
		this.directus.close();
	}

	@Test
	void aPongIsUpWithLatencyAndVersion() {
		this.directus.answer("/server/ping", 200, "pong")
			.answer("/server/info", 200, "{\"data\":{\"version\":\"11.17.4\"}}");
		check((health) -> {
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsOnlyKeys("latencyMillis", "version")
				.containsEntry("version", "11.17.4");
			assertThat(health.getDetails().get("latencyMillis")).asInstanceOf(InstanceOfAssertFactories.LONG)
				.isBetween(0L, TIMEOUT.toMillis());
		});
	}

	@Test
	void theVersionIsNotAskedForWithEachCheck() {
		this.directus.answer("/server/ping", 200, "pong")
			.answer("/server/info", 200, "{\"data\":{\"version\":\"11.17.4\"}}");
		check((health) -> assertThat(health.getDetails()).containsKey("version"));
		check((health) -> assertThat(health.getDetails()).containsKey("version"));
		assertThat(this.directus.requests("/server/ping")).hasSize(2);
		assertThat(this.directus.requests("/server/info")).hasSize(1);
	}

	@Test
	void aServerThatDoesNotTellItsVersionIsUp() {
		this.directus.answer("/server/ping", 200, "pong").answer("/server/info", 200, "{\"data\":{\"project\":{}}}");
		check(DirectusHealthIndicatorTests::isUpWithoutVersion);
	}

	@Test
	void aRefusedTokenIsUpWithoutVersion() {
		this.directus.answer("/server/ping", 200, "pong")
			.answer("/server/info", 401,
					"{\"errors\":[{\"message\":\"No.\",\"extensions\":{\"code\":\"INVALID_CREDENTIALS\"}}]}");
		check(DirectusHealthIndicatorTests::isUpWithoutVersion);
		check(DirectusHealthIndicatorTests::isUpWithoutVersion);
		assertThat(this.directus.requests("/server/info")).hasSize(1);
	}

	@Test
	void aServerThatNeverTellsItsVersionIsUpInTime() {
		this.directus.answer("/server/ping", 200, "pong").hang("/server/info");
		StepVerifier.create(indicator(Duration.ofMillis(300)).health())
			.assertNext(DirectusHealthIndicatorTests::isUpWithoutVersion)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aServerThatCannotBeReachedIsDownWithoutTheToken() {
		this.directus.close();
		check((health) -> {
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails().get("error")).asString()
				.contains("GET /server/ping")
				.doesNotContain("secret-token");
		});
	}

	@Test
	void aServerThatIsUnavailableIsDown() {
		this.directus.answer("/server/ping", 503, "busy");
		check((health) -> assertThat(health.getStatus()).isEqualTo(Status.DOWN));
	}

	@Test
	void anotherServerIsDown() {
		this.directus.answer("/server/ping", 200, "<html>Welcome</html>");
		check((health) -> {
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails()).containsEntry("error", "/server/ping was not answered with pong");
		});
	}

	@Test
	void aServerThatDoesNotAnswerIsDownInTime() {
		this.directus.hang("/server/ping");
		StepVerifier.create(indicator(Duration.ofMillis(200)).health()).assertNext((health) -> {
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails().get("error")).asString().contains("not answered within 200 ms");
		}).expectComplete().verify(TIMEOUT);
	}

	private DirectusHealthIndicator indicator(Duration timeout) {
		DirectusTemplate template = DirectusTemplate.builder()
			.url(this.directus.url())
			.credentials(DirectusCredentials.staticToken("secret-token"))
			.retry(1, Duration.ofMillis(1), Duration.ofMillis(1))
			.build();
		return new DirectusHealthIndicator(template, timeout);
	}

	private void check(Consumer<Health> assertion) {
		StepVerifier.create(this.indicator.health()).assertNext(assertion).expectComplete().verify(TIMEOUT);
	}

	private static void isUpWithoutVersion(Health health) {
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsOnlyKeys("latencyMillis");
	}

}
