package io.github.springdirectus.query;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;

class RenderedOnceTests {

	private final Query query = Query.of((q) -> q.filter(field("status").eq("published")));

	private final AtomicInteger times = new AtomicInteger();

	@Test
	void aQueryIsRenderedOnceForTheSameOwner() {
		assertThat(render("owner")).isSameAs(render("owner"));
		assertThat(this.times).hasValue(1);
	}

	@Test
	void anotherOwnerRendersForItself() {
		String first = render("owner");
		assertThat(render("another")).isNotSameAs(first);
		assertThat(this.times).hasValue(2);
	}

	@Test
	void whatIsKeptIsNoPartOfTheValue() {
		Query same = Query.of((q) -> q.filter(field("status").eq("published")));
		render("owner");
		assertThat(this.query).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
	}

	private String render(String owner) {
		return RenderedOnce.get(this.query, owner, String.class,
				(once) -> once.toString() + this.times.incrementAndGet());
	}

}
