package io.github.springdirectus.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import io.github.springdirectus.model.BatchOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.github.springdirectus.model.BatchOutcome.STORED;
import static io.github.springdirectus.model.BatchOutcome.UNRESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class MatchingTests {

	@Test
	void findsARowByItsKeyWhateverTheOrder() {
		assertThat(Matching.match(chunk("b", "c", "a"), reply("a", "b", "c"))).extracting(BatchItem::item)
			.containsExactly("item b", "item c", "item a");
	}

	@Test
	void aKeyIsOneKeyHoweverItIsWritten() {
		UUID uuid = UUID.randomUUID();
		assertThat(Matching.match(chunk(5L, "6", uuid, uuid.toString().toUpperCase()),
				reply("5", 6, uuid.toString(), "other")))
			.extracting(BatchItem::outcome)
			.containsOnly(STORED);
	}

	@Test
	void aRowThatIsMissingFromTheReplyIsUnresolvedWithItsKey() {
		assertThat(Matching.match(chunk("a", "b"), reply("b"))).extracting(BatchItem::outcome, BatchItem::key)
			.containsExactly(tuple(UNRESOLVED, "a"), tuple(STORED, "b"));
	}

	@Test
	void rowsWithoutKeysAreTakenInOrderWhereNumbersWentUp() {
		assertThat(Matching.match(chunk(null, null), reply(7, 9L))).extracting(BatchItem::key, BatchItem::index)
			.containsExactly(tuple(7, 0L), tuple(9L, 1L));
	}

	@Test
	void theOrderProvesNothingWhereARowIsMissingOrKeysAreNoAscendingNumbers() {
		for (List<ReplyRow<String>> reply : List.of(reply(7), reply(9, 7), reply(7, 7), reply("a", "b"),
				reply("7", "8"), reply(7, null), reply(7, 8, 9), MatchingTests.reply())) {
			assertThat(Matching.match(chunk(null, null), reply)).extracting(BatchItem::outcome)
				.containsExactly(UNRESOLVED, UNRESOLVED);
			assertThat(Matching.match(chunk(null, null), reply)).extracting(BatchItem::key).containsOnlyNulls();
		}
	}

	@Test
	void theOrderProvesNothingBesideRowsWithKeys() {
		assertThat(Matching.match(chunk(null, 8, null), reply(7, 8, 9))).extracting(BatchItem::outcome)
			.containsExactly(UNRESOLVED, STORED, UNRESOLVED);
	}

	@Test
	void aRowThatCannotBeReadIsStoredAllTheSame() {
		IllegalStateException failure = new IllegalStateException();
		BatchItem<String> item = Matching.match(chunk((Object) null), List.of(new ReplyRow<String>(1, null, failure)))
			.get(0);
		assertThat(item).isEqualTo(new BatchItem<>(0, UNRESOLVED, 1, null, failure));
	}

	@Test
	void outcomesAreCollectedIntoAReport() {
		IllegalStateException failure = new IllegalStateException();
		List<BatchItem<String>> items = new ArrayList<>();
		for (long i = 99; i >= 0; i--) {
			items.add(new BatchItem<>(i, (i % 2 == 0) ? STORED : UNRESOLVED, null, null, null));
		}
		items.add(new BatchItem<>(100, BatchOutcome.FAILED, null, null, failure));
		items.add(new BatchItem<>(101, BatchOutcome.FAILED, null, null, failure));
		assertThat(items.stream().collect(BatchItem.toReport()))
			.hasToString("0-99 stored, 100-101 failed (IllegalStateException)");
		assertThat(items.parallelStream().collect(BatchItem.toReport()).ranges()).hasSize(2);
	}

	private static Chunk chunk(@Nullable Object... keys) {
		List<BatchRow> rows = new ArrayList<>();
		for (Object key : keys) {
			rows.add(BatchRow.of(rows.size(), new byte[0], key, false));
		}
		return new Chunk(rows);
	}

	private static List<ReplyRow<String>> reply(@Nullable Object... keys) {
		return Arrays.stream(keys).map((key) -> new ReplyRow<>(key, "item " + key, null)).toList();
	}

}
