package io.github.springdirectus.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.wire.Records.Label;
import io.github.springdirectus.write.BeforeWrite;
import io.github.springdirectus.write.NestedWrite;
import io.github.springdirectus.write.WriteValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hooks that change rows before they are written.
 */
class WriteHookTests extends WireTest {

	private final List<String> calls = new ArrayList<>();

	private final BeforeWrite stamp = (collection, operation, row) -> {
		this.calls.add(operation + " " + collection + " " + row);
		row.put("by", "me");
		return Mono.just(row);
	};

	@BeforeEach
	void answer() {
		this.server.always(StubAnswer.json("{\"data\":{\"id\":1}}"));
	}

	@Test
	void everyItemOfAWriteIsARowOfItsOwn() {
		var labels = template().beforeWrite(this.stamp).build().collection(Label.class);
		labels
			.write(NestedWrite.create(Label.class, (label) -> label.set(Label::name, "a")
				.many(Label::artists, (artists) -> artists.create(Map.of("name", "b")).create(Map.of("name", "c")))))
			.block(TIMEOUT);
		assertThat(this.calls).containsExactly("CREATE labels {name=a}", "CREATE artists {name=b}",
				"CREATE artists {name=c}");
		assertThat(this.server.request().body()).isEqualTo("{\"name\":\"a\",\"by\":\"me\",\"artists\":["
				+ "{\"name\":\"b\",\"by\":\"me\"},{\"name\":\"c\",\"by\":\"me\"}]}");
	}

	@Test
	void plainWritesAndBatchesPassThroughHooks() {
		var labels = template().beforeWrite(this.stamp).build().collection(Label.class);
		labels.create(Map.of("name", "a", "owner", Map.of("id", 3))).block(TIMEOUT);
		labels.updateById(1, Map.of("name", "a")).block(TIMEOUT);
		labels.updateEach(List.of(Map.of("id", 7, "name", "a"))).blockLast(TIMEOUT);
		assertThat(this.calls).hasSize(4).contains("UPDATE owners {id=3}", "UPDATE labels {name=a}");
		assertThat(this.server.requests()).extracting(StubServer.Recorded::body)
			.allMatch((body) -> body.contains("\"by\":\"me\""));
		assertThat(this.server.requests().get(2).body()).contains("\"id\":7");
	}

	@Test
	void hooksRunInOrderAndBeforeValidators() {
		List<Object> validated = new ArrayList<>();
		template().beforeWrite(this.stamp).beforeWrite((collection, operation, row) -> {
			row.put("by", row.get("by") + "!");
			return Mono.just(row);
		})
			.validator(WriteValidator.of(Label.class, (label, errors) -> validated.add(label.get("by"))))
			.build()
			.collection(Label.class)
			.create(Map.of("name", "a"))
			.block(TIMEOUT);
		assertThat(validated).containsExactly("me!");
	}

	@Test
	void anItemThatAHookNestsIsARowOfItsOwnToo() {
		BeforeWrite nesting = (collection, operation, row) -> {
			if (collection.equals("labels")) {
				row.put("owner", Map.of("name", "o"));
			}
			return Mono.just(row);
		};
		template().beforeWrite(nesting)
			.beforeWrite(this.stamp)
			.build()
			.collection(Label.class)
			.create(Map.of("name", "a"))
			.block(TIMEOUT);
		assertThat(this.server.request().body())
			.isEqualTo("{\"name\":\"a\",\"by\":\"me\",\"owner\":{\"name\":\"o\",\"by\":\"me\"}}");
	}

	@Test
	void aHookThatEmitsNothingOrFailsEndsTheWrite() {
		for (BeforeWrite hook : List.<BeforeWrite>of((collection, operation, row) -> Mono.empty(),
				(collection, operation, row) -> Mono.error(new DirectusRequestException("no row for you")))) {
			StepVerifier
				.create(template().beforeWrite(hook).build().collection(Label.class).create(Map.of("name", "a")))
				.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(DirectusRequestException.class)
					.hasMessageContaining("no row"))
				.verify(TIMEOUT);
		}
		assertThat(this.server.requests()).isEmpty();
	}

}
