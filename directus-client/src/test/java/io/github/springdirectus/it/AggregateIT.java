package io.github.springdirectus.it;

import java.math.BigDecimal;
import java.util.List;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.items.AggregateRow;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static io.github.springdirectus.query.Aggregate.avg;
import static io.github.springdirectus.query.Aggregate.avgDistinct;
import static io.github.springdirectus.query.Aggregate.countAll;
import static io.github.springdirectus.query.Aggregate.countDistinct;
import static io.github.springdirectus.query.Aggregate.countOf;
import static io.github.springdirectus.query.Aggregate.max;
import static io.github.springdirectus.query.Aggregate.min;
import static io.github.springdirectus.query.Aggregate.sum;
import static io.github.springdirectus.query.Aggregate.sumDistinct;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Sort.asc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AggregateIT extends LibraryTest {

	private static final Query FIRST_300 = Query.of((q) -> q.filter(field("id").lte(300)));

	AggregateIT(DirectusVersion version) {
		super(version);
	}

	@Test
	void everyFunctionIsComputed() {
		AggregateRow row = this.books
			.aggregate(FIRST_300.mutate()
				.aggregate(countOf("id"), countOf("title"), countDistinct("status"), sum("views"), sumDistinct("price"),
						avg("views"), avgDistinct("rating"), min("views"), max("views"))
				.build())
			.single()
			.block(TIMEOUT);
		assertThat(row.count(countOf("id"))).isEqualTo(300);
		assertThat(row.count(countOf("title"))).isEqualTo(300);
		assertThat(row.count(countDistinct("status"))).isEqualTo(3);
		assertThat(row.decimal(sum("views"))).isEqualByComparingTo("45150");
		assertThat(row.decimal(sumDistinct("price"))).isEqualByComparingTo("12.5");
		assertThat(row.decimal(avg("views"))).isEqualByComparingTo("150.5");
		assertThat(row.decimal(avgDistinct("rating"))).isEqualByComparingTo("4.5");
		assertThat(row.decimal(min("views"))).isEqualByComparingTo("1");
		assertThat(row.decimal(max("views"))).isEqualByComparingTo("300");
	}

	@Test
	void oneCountStandsAlone() {
		AggregateRow row = this.books.aggregate(FIRST_300.mutate().aggregate(countAll()).build())
			.single()
			.block(TIMEOUT);
		assertThat(row.count(countAll())).isEqualTo(300);
	}

	@Test
	void groupsAreComputedOneByOne() {
		List<AggregateRow> rows = this.books.aggregate(
				FIRST_300.mutate().aggregate(countAll(), sum("views")).groupBy("status").sort(asc("status")).build())
			.collectList()
			.block(TIMEOUT);
		assertThat(rows).extracting((row) -> row.group("status")).containsExactly("archived", "draft", "published");
		assertThat(rows).extracting((row) -> row.count(countAll())).containsOnly(100L);
		assertThat(rows).extracting((row) -> row.decimal(sum("views")))
			.containsExactly(new BigDecimal("15150"), new BigDecimal("14950"), new BigDecimal("15050"));
	}

	@Test
	void groupsMayBeMadeOfAFunction() {
		List<AggregateRow> rows = this.books
			.aggregate(FIRST_300.mutate().aggregate(countAll()).groupBy("day(published_at)").build())
			.collectList()
			.block(TIMEOUT);
		assertThat(rows).hasSize(13);
		assertThat(rows.get(0).group("day(published_at)")).isEqualTo(1);
		assertThat(rows.get(0).count(countAll())).isEqualTo(24);
	}

	@Test
	void moreThanAHundredGroupsAreNotCut() {
		StepVerifier.create(this.books.aggregate(FIRST_300.mutate().aggregate(countAll()).groupBy("views").build()))
			.expectNextCount(300)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void nothingToComputeWithIsNullAndNoItemsAreCountedAsZero() {
		AggregateRow row = this.books.aggregate((q) -> q.aggregate(countAll(), sum("views")).filter(field("id").lt(0)))
			.single()
			.block(TIMEOUT);
		assertThat(row.count(countAll())).isZero();
		assertThat(row.decimal(sum("views"))).isNull();
	}

	@Test
	void whatWasNotAskedForIsRefusedWithWhatThereIs() {
		AggregateRow row = this.books.aggregate((q) -> q.aggregate(countAll())).single().block(TIMEOUT);
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> row.value(sum("views")))
			.withMessageContaining("sum(views)");
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> row.group("status"))
			.withMessageContaining("status");
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> this.books.aggregate(Query.empty()))
			.withMessageContaining("countAll()");
	}

}
