package io.github.springdirectus.wire;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.github.springdirectus.error.DirectusIncompleteWriteException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.wire.Records.Artist;
import io.github.springdirectus.wire.Records.Label;
import io.github.springdirectus.write.NestedWrite;
import io.github.springdirectus.write.NodeSpec;
import io.github.springdirectus.write.TagKey;
import io.github.springdirectus.write.WriteResult;
import io.github.springdirectus.write.WriteStrategy;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What nested writes send, and what they make of replies that a real server gives only
 * when others write at the same time.
 */
class NestedWriteTests extends WireTest {

	private static NestedWrite<Label> twoTagged() {
		return NestedWrite.create(Label.class,
				(label) -> label.set(Label::name, "l")
					.many(Label::artists,
							(artists) -> artists.create("a", Map.of("name", "A")).create("b", Map.of("name", "B"))));
	}

	private WriteResult<Label> write(NestedWrite<Label> write, String artists) {
		this.server.answer(StubAnswer
			.json("{\"data\":{\"id\":1,\"name\":\"l\",\"artists\":[],\"tagged_artists\":" + artists + "}}"));
		return this.directus.collection(Label.class).write(write).block(TIMEOUT);
	}

	@Test
	void aCreateIsOneRequestWithListsAndWithoutTags() {
		WriteResult<Label> result = write(twoTagged(), "[{\"id\":8,\"name\":\"B\"},{\"id\":7,\"name\":\"A\"}]");
		assertThat(this.server.request().method()).isEqualTo("POST");
		assertThat(this.server.request().body())
			.isEqualTo("{\"name\":\"l\",\"artists\":[{\"name\":\"A\"},{\"name\":\"B\"}]}");
		assertThat(result.tags()).containsExactly(new TagKey("a", 7, "artists"), new TagKey("b", 8, "artists"));
	}

	@Test
	void withoutTagsTheReplyIsAskedForNothingElse() {
		this.server.answer(StubAnswer.json("{\"data\":{\"id\":1}}"));
		this.directus.collection(Label.class)
			.write(NestedWrite.create(Label.class, (label) -> label.set(Label::name, "l")),
					(reply) -> reply.fields("id"))
			.block(TIMEOUT);
		assertThat(this.server.request().query()).isEqualTo("fields=id");
	}

	@Test
	void contentsThatContradictTheOrderLeaveTagsUnresolved() {
		WriteResult<Label> result = write(twoTagged(), "[{\"id\":7,\"name\":\"B\"},{\"id\":8,\"name\":\"A\"}]");
		assertThat(result.tags()).noneMatch(TagKey::isResolved);
		assertThatIllegalStateException().isThrownBy(() -> result.key("a")).withMessageContaining("TAG_UNRESOLVED");
	}

	@Test
	void moreOrFewerRowsThanWereCreatedLeaveTagsUnresolved() {
		for (String artists : List.of("[]", "null", "[{\"id\":7,\"name\":\"A\"}]", "[7,8]",
				"[{\"id\":7,\"name\":\"A\"},{\"id\":8,\"name\":\"B\"},{\"id\":9,\"name\":\"A\"}]",
				"[{\"name\":\"A\"},{\"name\":\"B\"}]")) {
			assertThat(write(twoTagged(), artists).tags()).noneMatch(TagKey::isResolved);
		}
	}

	@Test
	void keysOfTextAreMatchedByContentsOnly() {
		WriteResult<Label> result = write(twoTagged(), "[{\"id\":\"x\",\"name\":\"B\"},{\"id\":\"y\",\"name\":\"A\"}]");
		assertThat(result.tags()).extracting(TagKey::key).containsExactly("y", "x");
		assertThat(write(twoTagged(), "[{\"id\":\"x\",\"name\":\"A\"},{\"id\":\"y\",\"name\":\"A\"}]").tags())
			.noneMatch(TagKey::isResolved);
	}

	@Test
	void aWriteWithoutAReplyIsStillAResult() {
		this.server.answer(StubAnswer.noContent());
		WriteResult<Label> result = this.directus.collection(Label.class).write(twoTagged()).block(TIMEOUT);
		assertThat(result.item()).isNull();
		assertThat(result.tags()).hasSize(2).noneMatch(TagKey::isResolved);
	}

	@Test
	void anUpdateReadsTheRowsFirstAndSendsWhatIsCreatedUpdatedAndUnlinked() {
		this.server.answer(StubAnswer.json("{\"data\":[{\"id\":1,\"artists\":[{\"id\":5},{\"id\":6}]}]}"),
				StubAnswer.json("{\"data\":[{\"id\":9}]}"), StubAnswer.json("{\"data\":[]}"),
				StubAnswer.json("{\"data\":{\"id\":1,\"name\":\"l\",\"artists\":[]}}"));
		this.directus.collection(Label.class)
			.write(NestedWrite.update(Label.class, 1,
					(label) -> label.many(Label::artists,
							(artists) -> artists.update(5, (artist) -> artist.set(Artist::name, "five"))
								.create(Map.of("name", "new"))
								.link(9)
								.unlink(6))))
			.block(TIMEOUT);
		assertThat(this.server.requests()).extracting((request) -> request.method() + " " + request.path())
			.containsExactly("GET /items/labels", "GET /items/artists", "GET /relations", "PATCH /items/labels/1");
		assertThat(this.server.requests().get(3).body()).isEqualTo("{\"artists\":{\"create\":[{\"name\":\"new\"}],"
				+ "\"update\":[{\"id\":5,\"name\":\"five\"},{\"id\":9}],\"delete\":[6]}}");
	}

	@Test
	void aDeletionThatFailsSaysWhatWasWrittenAndWhatRemains() {
		this.server.answer(StubAnswer.json("{\"data\":[{\"id\":1,\"artists\":[{\"id\":5},{\"id\":6},{\"id\":7}]}]}"),
				StubAnswer
					.json("{\"data\":{\"id\":1,\"name\":\"l\",\"artists\":[],\"tagged_artists\":[{\"id\":5},{\"id\":6},"
							+ "{\"id\":7},{\"id\":8,\"name\":\"new\"}]}}"),
				StubAnswer.error(403, "FORBIDDEN"));
		StepVerifier.create(this.directus.collection(Label.class)
			.write(NestedWrite.update(Label.class, 1,
					(label) -> label.many(Label::artists, WriteStrategy.REPLACE_DELETE,
							(artists) -> artists.update(6, Map.of("name", "six")).create("t", Map.of("name", "new"))))))
			.expectErrorSatisfies((error) -> {
				DirectusIncompleteWriteException failure = (DirectusIncompleteWriteException) error;
				assertThat(failure.remaining()).isEqualTo(Map.of("artists", List.of(5, 7)));
				assertThat(((WriteResult<?>) failure.written()).key("t")).isEqualTo(8);
				assertThat(failure).hasMessageContaining("artists").hasMessageContaining("[5, 7]");
			})
			.verify(TIMEOUT);
		assertThat(this.server.requests().get(2).method()).isEqualTo("DELETE");
		assertThat(this.server.requests().get(2).body()).isEqualTo("[5,7]");
	}

	@Test
	void whatIsNotKnownIsRefusedWithAdvice() {
		refused("in(..)", NestedWrite.update(1, (label) -> label.many("artists", (artists) -> artists.link(3))));
		refused("in(..)", NestedWrite.update(1, (label) -> label.many("artists", WriteStrategy.REPLACE_DELETE,
				(artists) -> artists.create(Map.of("name", "a")))));
		refused("junction(..)", NestedWrite.update(1,
				(label) -> label.manyToMany("tags", "tags_id", WriteStrategy.REPLACE_DELETE, (tags) -> tags.link(1))));
		refused("in(..)", NestedWrite.create((label) -> label.one("owner", 3, (owner) -> owner.set("name", "o"))));
		refused("of which it has none yet",
				NestedWrite.create((label) -> label.many("artists", (artists) -> artists.update(3, Map.of()))));
		refused("of which it has none yet",
				NestedWrite.create((label) -> label.many("artists", (artists) -> artists.unlink(3))));
		refused("twice", NestedWrite.update(1,
				(label) -> label.many("artists", (artists) -> artists.in("artists").link(3).unlink(3))));
		refused("written as a relation", NestedWrite.update(Label.class, 1,
				(label) -> label.set("artists", List.of(3)).many(Label::artists, (artists) -> artists.unlink(3))));
	}

	@SuppressWarnings("unchecked")
	private void refused(String advice, NestedWrite<?> write) {
		StepVerifier.create(this.directus.collection("labels").write((NestedWrite<Map<String, Object>>) write))
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(DirectusRequestException.class)
				.hasMessageContaining(advice))
			.verify(TIMEOUT);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void aNodeEndsWithItsLambda() {
		AtomicReference<NodeSpec<Map<String, Object>>> kept = new AtomicReference<>();
		NestedWrite.create(kept::set);
		assertThatIllegalStateException().isThrownBy(() -> kept.get().set("name", "late"));
	}

	@Test
	void aListOfKeysIsNoKey() {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(
				() -> NestedWrite.create((label) -> label.many("artists", (artists) -> artists.link(List.of(1, 2)))))
			.withMessageContaining("one after the other");
	}

}
