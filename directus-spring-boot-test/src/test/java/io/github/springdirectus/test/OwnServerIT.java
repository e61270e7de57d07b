package io.github.springdirectus.test;

import java.time.Duration;

import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = Bookshop.class,
		properties = { "directus.retry.max-attempts=2", "directus.retry.first-backoff=1ms" })
@DirectusServerTest(version = DirectusVersion.V11, seed = "bookshop.yaml", shared = false)
@DirtiesContext
class OwnServerIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	@Test
	void anOutageIsSeenAndItsEndToo(@Autowired DirectusTemplate directus, @Autowired DirectusServer server,
			@Autowired ApplicationContext context) {
		ReactiveHealthIndicator health = context.getBean("directusHealthContributor", ReactiveHealthIndicator.class);
		server.stop();
		StepVerifier.create(directus.collection("bookshop_books").count())
			.expectError(DirectusTransportException.class)
			.verify(TIMEOUT);
		expect(health, Status.DOWN);
		server.start();
		StepVerifier.create(directus.collection("bookshop_books").count())
			.expectNext(2L)
			.expectComplete()
			.verify(TIMEOUT);
		expect(health, Status.UP);
	}

	private static void expect(ReactiveHealthIndicator indicator, Status status) {
		StepVerifier.create(indicator.health())
			.assertNext((health) -> assertThat(health.getStatus()).isEqualTo(status))
			.expectComplete()
			.verify(TIMEOUT);
	}

}
