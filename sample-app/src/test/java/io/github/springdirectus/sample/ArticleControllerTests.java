package io.github.springdirectus.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusConflictException;
import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.error.DirectusError;
import io.github.springdirectus.error.DirectusException;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.error.DirectusInvalidQueryException;
import io.github.springdirectus.error.DirectusRateLimitException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.error.DirectusUnavailableException;
import io.github.springdirectus.error.DirectusValidationException;
import io.github.springdirectus.error.ErrorReply;
import io.github.springdirectus.items.ItemPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentCaptor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

/**
 * What the controller and its advice make of a repository's answers.
 */
@WebFluxTest(ArticleController.class)
@Import(StrictJson.class)
class ArticleControllerTests {

	private static final Article ARTICLE = new Article(7, "Seven", null, null, ArticleStatus.DRAFT, 0L, null, null,
			Instant.parse("2024-01-01T00:00:00Z"), null);

	@Autowired
	private WebTestClient client;

	@MockitoBean
	private ArticleRepository articles;

	@Test
	void theParametersReachTheRepository() {
		given(this.articles.findPage(ArticleStatus.PUBLISHED, "pier", 3, 50))
			.willReturn(Mono.just(new ItemPage<>(List.of(ARTICLE), 101, null, true)));
		this.client.get()
			.uri("/api/articles?status=published&q=pier&page=3&size=50")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.json("""
					{"items": [{"id": 7, "title": "Seven", "slug": null, "body": null, "status": "draft", "views": 0,
					            "price": null, "datePublished": null, "dateCreated": "2024-01-01T00:00:00Z",
					            "author": null}],
					 "page": 3, "size": 50, "total": 101}""");
	}

	@Test
	void aPatchHoldsWhatTheBodyHas() {
		given(this.articles.update(eq(7), any())).willReturn(Mono.just(ARTICLE));
		this.client.patch()
			.uri("/api/articles/7")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"title\": \"New\", \"datePublished\": null, \"status\": \"archived\"}")
			.exchange()
			.expectStatus()
			.isOk();
		ArgumentCaptor<ArticlePatch> patch = ArgumentCaptor.captor();
		then(this.articles).should().update(eq(7), patch.capture());
		assertThat(patch.getValue().changes()).hasSize(3)
			.containsEntry("title", "New")
			.containsEntry("date_published", null)
			.containsEntry("status", ArticleStatus.ARCHIVED);
	}

	@Test
	void whatIsNotValidReachesNobody() {
		this.client.post()
			.uri("/api/articles")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"title\": \"\", \"views\": -1}")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[*].field")
			.value((List<String> fields) -> assertThat(fields).containsExactlyInAnyOrder("title", "views"));
		then(this.articles).should(never()).create(any());
	}

	@Test
	void anArticleThatMayNotBeReadIsCreatedAllTheSame() {
		given(this.articles.create(any())).willReturn(Mono.empty());
		this.client.post()
			.uri("/api/articles")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"title\": \"Unseen\"}")
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody()
			.isEmpty();
	}

	@Test
	void aLineIsWrittenBeforeTheNextOneIsThere() {
		given(this.articles.findAll()).willReturn(Flux.just(ARTICLE).concatWith(Flux.never()));
		Flux<String> lines = this.client.get()
			.uri("/api/articles.ndjson")
			.exchange()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.APPLICATION_NDJSON)
			.returnResult(String.class)
			.getResponseBody();
		StepVerifier.create(lines)
			.assertNext((line) -> assertThat(line).startsWith("{\"id\":7,"))
			.thenCancel()
			.verify(Duration.ofSeconds(10));
	}

	@ParameterizedTest
	@MethodSource
	void whatDirectusAnswersBecomesAProblem(DirectusException failure, HttpStatus status) {
		given(this.articles.findById(7)).willReturn(Mono.error(failure));
		this.client.get()
			.uri("/api/articles/7")
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody(String.class)
			.value((problem) -> assertThat(problem).doesNotContain("cms.internal", "/items/", "TOKEN"));
	}

	static List<Arguments> whatDirectusAnswersBecomesAProblem() {
		return List.of(
				Arguments.of(new DirectusForbiddenException(reply(403, "FORBIDDEN", null)), HttpStatus.FORBIDDEN),
				Arguments.of(new DirectusValidationException(reply(400, "FAILED_VALIDATION", null)),
						HttpStatus.BAD_REQUEST),
				Arguments.of(new DirectusInvalidQueryException(reply(400, "INVALID_QUERY", null)),
						HttpStatus.BAD_REQUEST),
				Arguments.of(new DirectusRequestException("No"), HttpStatus.BAD_REQUEST),
				Arguments.of(new DirectusConflictException(reply(400, "RECORD_NOT_UNIQUE", null)), HttpStatus.CONFLICT),
				Arguments.of(new DirectusAuthenticationException(reply(401, "TOKEN_EXPIRED", null)),
						HttpStatus.BAD_GATEWAY),
				Arguments.of(new DirectusDecodingException("Not JSON"), HttpStatus.BAD_GATEWAY),
				Arguments.of(new DirectusRateLimitException(reply(429, "REQUESTS_EXCEEDED", null)),
						HttpStatus.SERVICE_UNAVAILABLE),
				Arguments.of(new DirectusUnavailableException(reply(503, "SERVICE_UNAVAILABLE", null)),
						HttpStatus.SERVICE_UNAVAILABLE),
				Arguments.of(new DirectusTransportException("GET /items/articles: cms.internal refused", 0, null),
						HttpStatus.SERVICE_UNAVAILABLE));
	}

	@Test
	void whereDirectusSaysWhenToComeBackTheCallerLearnsIt() {
		given(this.articles.findById(7)).willReturn(Mono
			.error(new DirectusUnavailableException(reply(503, "SERVICE_UNAVAILABLE", Duration.ofMillis(6001)))));
		this.client.get()
			.uri("/api/articles/7")
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
			.expectHeader()
			.valueEquals(HttpHeaders.RETRY_AFTER, "7");
	}

	@Test
	void whatDirectusSaysOfAFieldIsPassedOnUnderItsNameInJson() {
		DirectusError error = new DirectusError("Value can't be null.", "FAILED_VALIDATION",
				Map.of("code", "FAILED_VALIDATION", "field", "date_published"));
		given(this.articles.findById(7)).willReturn(Mono.error(new DirectusValidationException(
				new ErrorReply(400, "PATCH /items/articles/7", List.of(error), "", null))));
		this.client.get()
			.uri("/api/articles/7")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("datePublished")
			.jsonPath("$.errors[0].message")
			.isEqualTo("Value can't be null.");
	}

	private static ErrorReply reply(int status, String code, Duration retryAfter) {
		DirectusError error = new DirectusError("cms.internal says TOKEN", code, Map.of("code", code));
		return new ErrorReply(status, "GET /items/articles/7", List.of(error), "", retryAfter);
	}

}
