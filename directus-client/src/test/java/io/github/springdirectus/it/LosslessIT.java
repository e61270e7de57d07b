package io.github.springdirectus.it;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.testserver.DirectusSeed;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.springdirectus.query.Aggregate.countAll;
import static io.github.springdirectus.query.Aggregate.sum;
import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Big integers, long decimals and microseconds come back as they were sent, where the
 * database keeps them: on PostgreSQL.
 */
@ParameterizedClass
@EnumSource(value = DirectusVersion.class, names = "V11")
class LosslessIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final BigDecimal AMOUNT = new BigDecimal("1234567890123456789012345678.0123456789");

	private final DirectusTemplate directus;

	private final ItemOperations<Entry> ledger;

	LosslessIT(DirectusVersion version) {
		DirectusServer server = DirectusServer.onPostgres(version);
		server.applyOnce(DirectusSeed.fromResource("ledger.yaml"));
		this.directus = DirectusTemplate.builder()
			.url(server.url())
			.credentials(DirectusCredentials.staticToken(server.adminToken()))
			.pageSize(2)
			.build();
		this.ledger = this.directus.collection(Entry.class);
	}

	@Test
	void aRecordComesBackAsItWasSent() {
		Entry sent = new Entry(null, AMOUNT, Long.MAX_VALUE, LocalTime.parse("03:04:05.123456"), "a");
		Entry stored = this.ledger.create(sent).block(TIMEOUT);
		assertThat(stored).isEqualTo(new Entry(stored.id(), AMOUNT, Long.MAX_VALUE, sent.at(), "a"));
		assertThat(this.ledger.findById(stored.id()).block(TIMEOUT)).isEqualTo(stored);
		this.ledger.deleteById(stored.id()).block(TIMEOUT);
	}

	@Test
	void aMapKeepsTheDigitsItWasSentWith() {
		ItemOperations<Map<String, Object>> plain = this.directus.collection("ledger");
		Map<String, Object> stored = plain.create(Map.of("amount", AMOUNT, "counter", 9007199254740993L))
			.block(TIMEOUT);
		assertThat(stored).containsEntry("counter", "9007199254740993").containsEntry("amount", AMOUNT.toPlainString());
		plain.deleteById(stored.get("id")).block(TIMEOUT);
	}

	@Test
	void aBigKeyFindsItsItem() {
		Entry stored = this.ledger.create(Map.of("id", 9007199254740995L, "counter", 9007199254740993L)).block(TIMEOUT);
		assertThat(stored.id()).isEqualTo(9007199254740995L);
		assertThat(this.ledger.findById(9007199254740995L).block(TIMEOUT)).isEqualTo(stored);
		assertThat(this.ledger.find((q) -> q.filter(field("counter").eq(9007199254740993L))).single().block(TIMEOUT))
			.isEqualTo(stored);
		this.ledger.deleteAllById(List.of(stored.id())).block(TIMEOUT);
		assertThat(this.ledger.findById(9007199254740995L).block(TIMEOUT)).isNull();
	}

	@Test
	void keysThatArriveAsTextAreStreamedAndCountsAndSumsAreNumbers() {
		List<Long> ids = this.ledger.createAll(List.of(Map.of("counter", 1), Map.of("counter", 2), Map.of("counter", 3),
				Map.of("counter", 4), Map.of("counter", 5)))
			.map(Entry::id)
			.collectList()
			.block(TIMEOUT);
		assertThat(this.ledger.stream((q) -> q.filter(field("id").in(ids))).map(Entry::id).collectList().block(TIMEOUT))
			.isEqualTo(ids);
		this.ledger.aggregate((q) -> q.aggregate(countAll(), sum("counter")).filter(field("id").in(ids)))
			.doOnNext((row) -> {
				assertThat(row.count(countAll())).isEqualTo(5);
				assertThat(row.decimal(sum("counter"))).isEqualByComparingTo("15");
			})
			.single()
			.block(TIMEOUT);
		assertThat(this.ledger.count((q) -> q.filter(field("id").in(ids))).block(TIMEOUT)).isEqualTo(5);
		this.ledger.deleteAllById(ids).block(TIMEOUT);
	}

	@DirectusCollection("ledger")
	record Entry(@Nullable Long id, @Nullable BigDecimal amount, @Nullable Long counter, @Nullable LocalTime at,
			@Nullable String note) {
	}

}
