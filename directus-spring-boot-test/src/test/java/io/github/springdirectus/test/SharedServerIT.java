package io.github.springdirectus.test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.test.Bookshop.Author;
import io.github.springdirectus.test.Bookshop.Book;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;

import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = Bookshop.class, properties = "directus.check-at-start=true")
@DirectusServerTest(seed = "bookshop.yaml")
class SharedServerIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	@Autowired
	DirectusTemplate directus;

	@Autowired
	DirectusServer server;

	@Autowired
	ApplicationContext context;

	@Test
	void theSeedIsThereAndRead() {
		StepVerifier
			.create(this.directus.collection(Book.class)
				.findFirst((query) -> query.filter(field("title").eq("Engines"))))
			.assertNext((book) -> {
				assertThat(book.price()).isEqualByComparingTo(new BigDecimal("12.50"));
				assertThat(book.datePublished()).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
				assertThat(book.author()).extracting(Author::name).isEqualTo("Ada");
			})
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void whatIsWrittenIsOnTheServer() {
		Book written = this.directus.collection(Book.class)
			.create(Map.of("title", "Sketches", "price", "3.20"))
			.block(TIMEOUT);
		assertThat(written).isNotNull();
		assertThat(this.server.admin().get("/items/bookshop_books/" + written.id()).toString()).contains("Sketches");
		StepVerifier.create(this.directus.collection(Book.class).deleteById(written.id()))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(this.directus.collection(Book.class).findById(written.id()))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void theApplicationIsTheAdministrator() {
		StepVerifier
			.create(this.directus.exchange(HttpMethod.GET, "/users/me").query("fields", "role.name").mono(Map.class))
			.assertNext((user) -> assertThat(user.toString()).contains("Administrator"))
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void theServerIsHealthyAndTellsItsVersion() {
		StepVerifier
			.create(this.context.getBean("directusHealthContributor", ReactiveHealthIndicator.class).health(true))
			.assertNext((health) -> {
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails()).containsKey("latencyMillis")
					.containsEntry("version", this.server.number());
			})
			.expectComplete()
			.verify(TIMEOUT);
	}

	/**
	 * Directus would refuse the collections of the seed a second time.
	 */
	@Nested
	@SpringBootTest(classes = Bookshop.class, properties = "another.context=true")
	class InAnotherContext {

		@Test
		void theServerIsTheSameAndSeededOnce(@Autowired Environment environment, @Autowired DirectusServer server) {
			assertThat(environment.getProperty("another.context")).isEqualTo("true");
			assertThat(server).isSameAs(DirectusServer.shared(DirectusVersion.V11));
		}

	}

}
