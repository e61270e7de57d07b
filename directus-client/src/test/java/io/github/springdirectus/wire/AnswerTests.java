package io.github.springdirectus.wire;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.error.DirectusUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules 4 and 5: what an answer means, whatever its body is.
 */
class AnswerTests extends WireTest {

	@Test
	void noContentIsEmptyAndNotAnError() {
		this.server.always(StubAnswer.noContent());
		StepVerifier.create(this.directus.collection("articles").create(Map.of("title", "a")))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(this.directus.collection("articles").createAll(List.of(Map.of("title", "a"))))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(this.directus.collection("articles").updateById(1, Map.of("title", "a")))
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(this.directus.collection("articles").deleteById(1)).expectComplete().verify(TIMEOUT);
	}

	@Test
	void aMissingItemIsEmptyWhenFoundAndAnErrorWhenGot() {
		this.server.always(StubAnswer.error(403, "FORBIDDEN"));
		StepVerifier.create(this.directus.collection("articles").findById(1)).expectComplete().verify(TIMEOUT);
		StepVerifier.create(this.directus.collection("articles").getById(1))
			.expectError(DirectusForbiddenException.class)
			.verify(TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "INVALID_TOKEN", "RESOURCE_RESTRICTED" })
	void anotherRefusalIsNotAMissingItem(String code) {
		this.server.always(StubAnswer.error(403, code));
		StepVerifier.create(this.directus.collection("articles").findById(1))
			.expectError(DirectusResponseException.class)
			.verify(TIMEOUT);
	}

	@Test
	void aRefusedFieldIsNotAMissingItem() {
		this.server.always(StubAnswer.of(403, "application/json",
				"""
						{"errors":[{"message":"You don't have permission to access field \\"titel\\" in collection \\"articles\\"
						 or it does not exist.","extensions":{"code":"FORBIDDEN","reason":"You don't have permission to access
						 field \\"titel\\""}}]}"""
					.replace("\n", "")));
		StepVerifier.create(this.directus.collection("articles").findById(1))
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOf(DirectusForbiddenException.class).hasMessageContaining("titel"))
			.verify(TIMEOUT);
	}

	@Test
	void allErrorsOfDirectusAreKept() {
		this.server.always(StubAnswer.of(400, "application/json",
				"""
						{"errors":[
						  {"message":"Value is required","extensions":{"code":"FAILED_VALIDATION","field":"title","path":["a"]}},
						  {"message":"Custom","extensions":{"code":"MY_CODE","collection":"articles","x":{"y":[1.50]}}}]}"""));
		StepVerifier.create(this.directus.collection("articles").find()).expectErrorSatisfies((ex) -> {
			DirectusResponseException failure = (DirectusResponseException) ex;
			assertThat(failure.status()).isEqualTo(400);
			assertThat(failure.code()).isEqualTo("FAILED_VALIDATION");
			assertThat(failure.errors()).hasSize(2);
			assertThat(failure.errors().get(0).field()).isEqualTo("title");
			assertThat(failure.errors().get(0).path()).containsExactly("a");
			assertThat(failure.errors().get(1).collection()).isEqualTo("articles");
			assertThat(failure.errors().get(1).extensions()).containsKey("x");
			assertThat(failure).hasMessage("GET /items/articles was answered with 400: FAILED_VALIDATION Value is"
					+ " required; MY_CODE Custom");
		}).verify(TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html><h1>Bad\tGateway</h1></html>", "{\"errors\":\"none\"}", "{\"errors\":[1,null]}",
			"{\"errors\":[", "[]", "null", "\u0000\u0001" })
	void anErrorBodyOfAnyShapeKeepsItsStatus(String body) {
		this.server.always(StubAnswer.of(502, "text/html", body));
		StepVerifier.create(this.directus.collection("articles").find()).expectErrorSatisfies((ex) -> {
			assertThat(ex).isInstanceOf(DirectusUnavailableException.class).hasMessageContaining("502");
			assertThat(((DirectusResponseException) ex).errors()).isEmpty();
		}).verify(TIMEOUT);
	}

	@Test
	void anExcerptOfAPageIsShortCleanAndWithoutSecrets() {
		this.server.always(StubAnswer.of(500, "text/html",
				"<pre>Authorization: Bearer " + TOKEN + "\r\n password=hush</pre>" + "x".repeat(5000)));
		StepVerifier.create(this.directus.collection("articles").find())
			.expectErrorSatisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(400)
				.contains("<pre>Authorization: Bearer ***")
				.doesNotContain(TOKEN, "hush", "\r", "\n"))
			.verify(TIMEOUT);
	}

	@Test
	void anErrorBodyThatBreaksOffKeepsItsStatus() {
		this.server.always(StubAnswer.truncated(401, "{\"errors\":[{\"mess"));
		StepVerifier.create(this.directus.collection("articles").find())
			.expectError(DirectusAuthenticationException.class)
			.verify(TIMEOUT);
	}

	@Test
	void anErrorBodyThatIsLongerThanTheLimitIsNotWaitedFor() {
		CountDownLatch done = new CountDownLatch(1);
		this.server.always(StubAnswer.stallAfter(500, "x".repeat(2000), done));
		StepVerifier.create(template().maxInMemorySize(DataSize.ofKilobytes(1)).build().collection("articles").find())
			.expectErrorSatisfies((ex) -> assertThat(((DirectusResponseException) ex).status()).isEqualTo(500))
			.verify(TIMEOUT);
		done.countDown();
	}

	@Test
	void anErrorBodyIsReadUpToTheLimitOnly() {
		this.server.always(StubAnswer.of(500, "text/plain", "x".repeat(100_000)));
		StepVerifier.create(template().maxInMemorySize(DataSize.ofKilobytes(1)).build().collection("articles").find())
			.expectErrorSatisfies((ex) -> assertThat(((DirectusResponseException) ex).status()).isEqualTo(500))
			.verify(TIMEOUT);
	}

	@Test
	void aPageInsteadOfJsonIsADecodingError() {
		this.server.always(StubAnswer.of(200, "text/html", "<!DOCTYPE html><html></html>"));
		StepVerifier.create(this.directus.collection("articles").find())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusDecodingException.class)
				.hasMessageContaining("directus.url"))
			.verify(TIMEOUT);
	}

	@Test
	void aPageInsteadOfNoContentIsADecodingErrorToo() {
		this.server.always(StubAnswer.of(200, "text/html", "<!DOCTYPE html><html></html>"));
		for (Mono<Void> write : List.of(this.directus.collection("articles").deleteById(1),
				this.directus.collection("articles").deleteAllById(List.of(1, 2)),
				this.directus.collection("articles").deleteWhere((q) -> q.all()))) {
			StepVerifier.create(write).expectError(DirectusDecodingException.class).verify(TIMEOUT);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "{\"data\":null}" })
	void aWriteWithoutAReplyMayBeAnsweredWithAnEmptyOne(String body) {
		this.server.always(StubAnswer.of(200, "application/json", body));
		StepVerifier.create(this.directus.collection("articles").deleteById(1)).expectComplete().verify(TIMEOUT);
	}

	@Test
	void anElementLargerThanAllowedIsADecodingErrorThatNamesTheProperty() {
		this.server.always(StubAnswer.json("{\"data\":[{\"title\":\"" + "x".repeat(2000) + "\"}]}"));
		StepVerifier.create(template().maxInMemorySize(DataSize.ofKilobytes(1)).build().collection("articles").find())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusDecodingException.class)
				.hasMessageContaining("directus.max-in-memory-size"))
			.verify(TIMEOUT);
	}

	@Test
	void aListMayBeLargerThanOneElementMayBe() {
		String rows = "{\"title\":\"x\"},".repeat(10_000);
		this.server.always(StubAnswer.json("{\"data\":[" + rows + "{\"title\":\"y\"}]}"));
		StepVerifier.create(template().maxInMemorySize(DataSize.ofKilobytes(1)).build().collection("articles").find())
			.expectNextCount(10_001)
			.expectComplete()
			.verify(TIMEOUT);
	}

}
