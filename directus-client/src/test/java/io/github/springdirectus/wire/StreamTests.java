package io.github.springdirectus.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.items.ExportFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DataBufferUtils;

import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Sort.asc;
import static io.github.springdirectus.query.Sort.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A stream follows pages by keys, and goes on where it broke off.
 */
class StreamTests extends WireTest {

	private final DirectusTemplate paged = template().pageSize(2).build();

	@Test
	void itemsInTheOrderOfANumericKeyAreFollowedByTheLastKey() {
		this.server.answer(rows(1, 2), rows(3, 5), rows(9));
		StepVerifier.create(ids(this.paged.collection("a").stream((q) -> q.filter(field("b").eq(1)))))
			.expectNext(1, 2, 3, 5, 9)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(queries()).containsExactly("filter={\"b\":{\"_eq\":1}}&sort=id&limit=2",
				"filter={\"_and\":[{\"b\":{\"_eq\":1}},{\"id\":{\"_gt\":2}}]}&sort=id&limit=2",
				"filter={\"_and\":[{\"b\":{\"_eq\":1}},{\"id\":{\"_gt\":5}}]}&sort=id&limit=2");
	}

	@Test
	void theHighestKeyMayComeFirst() {
		this.server.answer(rows(9, 5), rows(3));
		StepVerifier.create(ids(this.paged.collection("a").stream((q) -> q.sort(desc("id")))))
			.expectNext(9, 5, 3)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(queries()).containsExactly("sort=-id&limit=2", "filter={\"id\":{\"_lt\":5}}&sort=-id&limit=2");
	}

	@Test
	void aShortFirstPageIsNotTakenForTheLastSinceTheServerMayAllowNoLongerOnes() {
		this.server.answer(rows(1), rows(2), rows());
		StepVerifier.create(ids(this.paged.collection("a").stream())).expectNext(1, 2).expectComplete().verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(3);
	}

	@Test
	void whoTakesAFewItemsAsksForOnePage() {
		this.server.always(rows(1, 2));
		StepVerifier.create(this.paged.collection("a").stream().take(1))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
		StepVerifier.create(this.paged.collection("a").stream((q) -> q.sort(asc("title"))).take(2))
			.expectNextCount(2)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(2);
	}

	@Test
	void noMoreThanOnePageIsFetchedAheadOfTheDemand() {
		this.server.always(rows(1, 2));
		StepVerifier.create(this.paged.collection("a").stream(), 0)
			.thenRequest(2)
			.expectNextCount(2)
			.thenRequest(1)
			.expectNextCount(1)
			.thenCancel()
			.verify(TIMEOUT);
		assertThat(this.server.requests()).hasSizeLessThanOrEqualTo(2);
	}

	@Test
	void aLimitBoundsTheWholeStream() {
		this.server.always(rows(1, 2));
		StepVerifier.create(this.paged.collection("a").stream((q) -> q.limit(3)))
			.expectNextCount(3)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(queries()).first().isEqualTo("sort=id&limit=2");
		StepVerifier.create(this.paged.collection("a").stream((q) -> q.limit(0))).expectComplete().verify(TIMEOUT);
	}

	@Test
	void itemsInAnotherOrderAreReadByAListOfTheirKeys() {
		this.server.answer(rows(7, 3), keys(5, 7, 3, 9, 1, 4), rows(1, 9), rows(4));
		StepVerifier.create(ids(this.paged.collection("a").stream((q) -> q.fields("title").sort(desc("title")))))
			.expectNext(7, 3, 9, 1, 4)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(queries()).containsExactly("fields=title,id&sort=-title,id&limit=2",
				"fields=id&sort=-title,id&limit=-1&offset=0&meta=filter_count",
				"fields=title,id&filter={\"id\":{\"_in\":[9,1]}}&sort=-title,id&limit=-1",
				"fields=title,id&filter={\"id\":{\"_in\":[4]}}&sort=-title,id&limit=-1");
	}

	@Test
	void anItemThatWasDeletedMeanwhileIsLeftOut() {
		this.server.answer(rows(1, 2), keys(4, 1, 2, 3, 4), rows(4));
		StepVerifier.create(ids(this.paged.collection("a").stream((q) -> q.sort(asc("title")))))
			.expectNext(1, 2, 4)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void keysThatAreTextsAreReadByTheirListToo() {
		this.server.answer(StubAnswer.json("{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}"),
				StubAnswer
					.json("{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}],\"meta\":{\"filter_count\":3}}"),
				StubAnswer.json("{\"data\":[{\"id\":\"c\"}]}"));
		StepVerifier.create(this.paged.collection("a").stream().map((row) -> row.get("id")))
			.expectNext("a", "b", "c")
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aListOfKeysThatTheServerCutsIsContinued() {
		this.server.answer(rows(7, 3), keys(4, 7, 3), keys(4, 9, 1), rows(9, 1));
		StepVerifier.create(ids(this.paged.collection("a").stream((q) -> q.sort(desc("title")))))
			.expectNext(7, 3, 9, 1)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(queries().get(2)).isEqualTo("fields=id&sort=-title,id&limit=-1&offset=2&meta=filter_count");
	}

	@Test
	void aServerThatAllowsNoLongerListsIsAskedForTheMissingItemsAgain() {
		this.server.answer(rows(7), keys(3, 7, 9, 1), rows(1), rows(9));
		StepVerifier.create(ids(this.paged.collection("a").stream((q) -> q.sort(desc("title")))))
			.expectNext(7, 9, 1)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(queries().get(3)).contains("{\"_in\":[9]}");
	}

	@Test
	void aPageThatBreaksOffIsGoneOnWithAfterItsLastItem() {
		this.server.answer(StubAnswer.resetAfter("{\"data\":[{\"id\":1},{\"i"), rows(2, 3), rows(4));
		StepVerifier.create(ids(this.paged.collection("a").stream()))
			.expectNext(1, 2, 3, 4)
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(queries().get(1)).isEqualTo("filter={\"id\":{\"_gt\":1}}&sort=id&limit=2");
	}

	@Test
	void aPageInAnotherOrderThatBreaksOffIsGoneOnWithByItsKeys() {
		this.server.answer(StubAnswer.resetAfter("{\"data\":[{\"id\":7},{\"i"), keys(3, 7, 3, 9), rows(3, 9));
		StepVerifier.create(ids(this.paged.collection("a").stream((q) -> q.sort(asc("title")))))
			.expectNext(7, 3, 9)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void aStreamThatCanNotGoOnSaysHowManyItemsItHadEmitted() {
		this.server.answer(rows(1, 2)).always(StubAnswer.reset());
		StepVerifier.create(this.paged.collection("a").stream()).expectNextCount(2).expectErrorSatisfies((ex) -> {
			assertThat(ex).isInstanceOf(DirectusTransportException.class).hasMessageContaining("emitted 2 items");
			assertThat(((DirectusTransportException) ex).emitted()).isEqualTo(2);
		}).verify(TIMEOUT);
	}

	@Test
	void soDoesOneThatCanNotGoOnByItsKeys() {
		for (StubAnswer[] before : new StubAnswer[][] { { rows(7, 3) }, { rows(7, 3), keys(4, 7, 3, 9, 1) } }) {
			this.server.answer(before).always(StubAnswer.reset());
			StepVerifier.create(this.paged.collection("a").stream((q) -> q.sort(asc("title"))))
				.expectNextCount(2)
				.expectErrorSatisfies((ex) -> {
					assertThat(ex).isInstanceOf(DirectusTransportException.class)
						.hasMessageContaining("emitted 2 items");
					assertThat(((DirectusTransportException) ex).emitted()).isEqualTo(2);
				})
				.verify(TIMEOUT);
		}
	}

	@Test
	void nothingIsAskedForAgainWhereRepetitionsAreOff() {
		this.server.always(StubAnswer.resetAfter("{\"data\":[{\"id\":1},{\"i"));
		StepVerifier.create(template().retry(1, Duration.ZERO, Duration.ZERO).build().collection("a").stream())
			.expectNextCount(1)
			.expectError(DirectusTransportException.class)
			.verify(TIMEOUT);
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void anItemWithoutItsKeyIsAnError() {
		this.server.always(StubAnswer.json("{\"data\":[{\"title\":\"a\"}]}"));
		StepVerifier.create(this.paged.collection("a").stream())
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DirectusDecodingException.class)
				.hasMessageContaining("key \"id\""))
			.verify(TIMEOUT);
	}

	@Test
	void aPageOrAnOffsetIsRefused() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.paged.collection("a").stream((q) -> q.page(2)))
			.withMessageContaining("page and offset");
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.paged.collection("a").stream((q) -> q.offset(2)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1001 })
	void aPageSizeOutOfRangeIsRefused(int pageSize) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> template().pageSize(pageSize))
			.withMessageContaining("directus.query.page-size");
	}

	@Test
	void aStreamCanBeSubscribedToAgain() {
		this.server.answer(rows(1, 2), rows(3), rows(1, 2), rows(3));
		Flux<Integer> stream = ids(this.paged.collection("a").stream());
		StepVerifier.create(stream.concatWith(stream)).expectNext(1, 2, 3, 1, 2, 3).expectComplete().verify(TIMEOUT);
	}

	@Test
	void anExportNamesItsFormatAndPassesTheBytesOn() {
		this.server.always(StubAnswer.of(200, "text/csv", "id,title\n1,a\n"));
		StepVerifier.create(DataBufferUtils
			.join(this.directus.collection(Article.class).export(ExportFormat.CSV, (q) -> q.sort(asc("id")).limit(-1)))
			.map((buffer) -> {
				String text = buffer.toString(StandardCharsets.UTF_8);
				DataBufferUtils.release(buffer);
				return text;
			})).expectNext("id,title\n1,a\n").expectComplete().verify(TIMEOUT);
		assertThat(queries()).containsExactly("sort=id&limit=-1&export=csv");
	}

	private static Flux<Integer> ids(Flux<Map<String, Object>> rows) {
		return rows.map((row) -> (Integer) row.get("id"));
	}

	private List<String> queries() {
		return this.server.requests()
			.stream()
			.map((request) -> URLDecoder.decode(request.query(), StandardCharsets.UTF_8))
			.toList();
	}

	private static StubAnswer rows(int... ids) {
		return StubAnswer.json("{\"data\":[" + objects(ids) + "]}");
	}

	private static StubAnswer keys(int found, int... ids) {
		return StubAnswer.json("{\"data\":[" + objects(ids) + "],\"meta\":{\"filter_count\":" + found + "}}");
	}

	private static String objects(int... ids) {
		return IntStream.of(ids)
			.mapToObj((id) -> "{\"id\":" + id + ",\"x\":{\"id\":0}}")
			.collect(Collectors.joining(","));
	}

}
