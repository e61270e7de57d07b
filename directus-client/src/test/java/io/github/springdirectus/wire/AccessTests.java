package io.github.springdirectus.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.items.ExportFormat;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.wire.Records.ChangedLabel;
import io.github.springdirectus.wire.Records.HiddenArtist;
import io.github.springdirectus.wire.Records.ShownLabel;
import io.github.springdirectus.write.NestedWrite;
import io.github.springdirectus.write.WriteStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

import static io.github.springdirectus.query.Aggregate.countAll;
import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the annotation of a type does not declare is refused before anything is sent.
 */
class AccessTests extends WireTest {

	private static final Query SOME = Query.of((query) -> query.filter(field("id").eq(1)));

	static Stream<String> reads() {
		return Stream.of("find", "stream", "findFirst", "findById", "getById", "findPage", "count", "aggregate",
				"export");
	}

	private static Publisher<?> read(ItemOperations<?> items, String name) {
		return switch (name) {
			case "find" -> items.find();
			case "stream" -> items.stream();
			case "findFirst" -> items.findFirst(SOME);
			case "findById" -> items.findById(1);
			case "getById" -> items.getById(1);
			case "findPage" -> items.findPage(SOME);
			case "count" -> items.count();
			case "aggregate" -> items.aggregate((query) -> query.aggregate(countAll()));
			default -> items.export(ExportFormat.CSV, SOME);
		};
	}

	private void refused(String access, Supplier<Publisher<?>> call) {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> Flux.from(call.get()).blockLast(TIMEOUT))
			.withMessageContaining(access + " is not declared");
		assertThat(this.server.requests()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("reads")
	void readsAreRefused(String name) {
		refused("READ", () -> read(this.directus.collection(HiddenArtist.class), name));
	}

	@ParameterizedTest
	@MethodSource("reads")
	void readsOfItemsThatLeadToHiddenOnesAreRefused(String name) {
		if (!name.equals("count") && !name.equals("aggregate") && !name.equals("export")) {
			refused("READ", () -> read(this.directus.collection(ShownLabel.class), name));
		}
	}

	@Test
	void aReadThatLeavesHiddenItemsOutIsSent() {
		this.directus.collection(ShownLabel.class)
			.find((query) -> query.fields("id", "name", "artists"))
			.blockLast(TIMEOUT);
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void writesAreRefused() {
		ItemOperations<ShownLabel> shown = this.directus.collection(ShownLabel.class);
		refused("UPDATE", () -> shown.updateById(1, Map.of("name", "a")));
		refused("UPDATE", () -> shown.updateAllById(List.of(1), Map.of("name", "a")));
		refused("UPDATE", () -> shown.updateEach(List.of(Map.of("id", 1, "name", "a"))));
		refused("UPDATE", () -> shown.updateWhere(SOME, Map.of("name", "a")));
		refused("UPDATE", () -> shown.upsert(Map.of("id", 1, "name", "a")));
		refused("DELETE", () -> shown.deleteById(1));
		refused("DELETE", () -> shown.deleteAllById(List.of(1)));
		refused("DELETE", () -> shown.deleteWhere(SOME));
		ItemOperations<ChangedLabel> changed = this.directus.collection(ChangedLabel.class);
		refused("CREATE", () -> changed.create(Map.of("name", "a")));
		refused("CREATE", () -> changed.createAll(List.of(Map.of("name", "a"))));
		refused("CREATE", () -> changed.upsert(Map.of("id", 1, "name", "a")));
		refused("READ", () -> this.directus.singleton(ChangedLabel.class).read());
		refused("UPDATE", () -> this.directus.singleton(ShownLabel.class).update(Map.of("name", "a")));
	}

	@Test
	void nestedItemsAreGuardedByTheirOwnTypes() {
		Map<String, Object> nothing = new HashMap<>();
		nothing.put("artists", null);
		ItemOperations<ShownLabel> labels = this.directus.collection(ShownLabel.class);
		refused("UPDATE", () -> labels.create(Map.of("artists", List.of(Map.of("id", 3, "name", "a")))));
		refused("UPDATE", () -> labels.create(Map.of("artists", List.of(3))));
		refused("UPDATE", () -> labels.write(NestedWrite.create(ShownLabel.class,
				(label) -> label.many(ShownLabel::artists, (artists) -> artists.link(3)))));
		refused("UPDATE", () -> this.directus.collection(Open.class).updateById(1, nothing));
		refused("DELETE",
				() -> this.directus.collection(Open.class)
					.write(NestedWrite.update(Open.class, 1, (open) -> open.many(Open::artists,
							WriteStrategy.REPLACE_DELETE, (artists) -> artists.create(Map.of("name", "a"))))));
	}

	@Test
	void whatIsDeclaredIsSent() {
		this.server.always(StubAnswer.json("{\"data\":{\"id\":1}}"));
		this.directus.collection(ShownLabel.class)
			.create(Map.of("name", "a", "artists", List.of(Map.of("name", "b"))))
			.block(TIMEOUT);
		assertThat(this.server.requests()).hasSize(1);
	}

	@DirectusCollection("labels")
	record Open(Integer id, String name, List<HiddenArtist> artists) {
	}

}
