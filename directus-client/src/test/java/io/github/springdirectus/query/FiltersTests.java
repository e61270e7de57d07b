package io.github.springdirectus.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;

import static io.github.springdirectus.query.Filters.and;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.or;
import static io.github.springdirectus.query.Filters.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FiltersTests {

	private static final Filter A = field("a").eq(1);

	private static final Filter B = field("b").eq(2);

	private static final Filter C = field("c").eq(3);

	private static final Filter D = field("d").eq(4);

	@Test
	void andAndOrKeepTheOrder() {
		assertThat(FilterRenderer.render(and(C, A, B))).isEqualTo(Map.of("_and", rendered(C, A, B)));
		assertThat(FilterRenderer.render(or(C, A, B))).isEqualTo(Map.of("_or", rendered(C, A, B)));
	}

	@Test
	void anAndWithinAnAndBecomesOne() {
		Filter flat = and(A, B, C, D);
		assertThat(and(and(A, B), and(C, D))).isEqualTo(flat);
		assertThat(A.and(B).and(C).and(D)).isEqualTo(flat).hasSameHashCodeAs(flat);
		assertThat(A.and(B.and(C.and(D)))).isEqualTo(flat);
		assertThat(A.and(B, C, D)).isEqualTo(flat);
	}

	@Test
	void anOrWithinAnOrBecomesOne() {
		Filter flat = or(A, B, C, D);
		assertThat(or(or(A, B), or(C, D))).isEqualTo(flat);
		assertThat(A.or(B).or(C).or(D)).isEqualTo(flat);
		assertThat(A.or(B.or(C.or(D)))).isEqualTo(flat);
		assertThat(A.or(B, C, D)).isEqualTo(flat);
	}

	@Test
	void andAndOrWithinEachOtherStayApart() {
		assertThat(FilterRenderer.render(or(A.and(B), C)))
			.isEqualTo(Map.of("_or", List.of(Map.of("_and", rendered(A, B)), FilterRenderer.render(C))));
		assertThat(FilterRenderer.render(A.or(B).and(C, D))).isEqualTo(Map.of("_and",
				List.of(Map.of("_or", rendered(A, B)), FilterRenderer.render(C), FilterRenderer.render(D))));
		assertThat(and(A, B)).isNotEqualTo(or(A, B));
	}

	@Test
	void aSingleFilterStaysAsItIs() {
		assertThat(and(A)).isSameAs(A);
		assertThat(or(A)).isSameAs(A);
		assertThat(A.and()).isSameAs(A);
		assertThat(A.or()).isSameAs(A);
		Filter either = or(A, B);
		assertThat(and(either)).isSameAs(either);
		assertThat(or(either)).isEqualTo(either);
	}

	@Test
	void combiningNothingIsRefused() {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> and())
			.withMessage("An and of no filters would find everything: leave it out");
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> or())
			.withMessage("An or of no filters would find everything: leave it out");
	}

	@Test
	void aNullFilterIsRefused() {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> and(A, null))
			.withMessage("A filter within an and is null: leave it out");
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> A.or(B, null))
			.withMessage("A filter within an or is null: leave it out");
	}

	@Test
	void anArrayThatChangesLaterChangesNoFilter() {
		Filter[] filters = { A, B };
		Filter both = and(filters);
		filters[0] = C;
		assertThat(both).isEqualTo(and(A, B));
	}

	@Test
	void filtersReadAsTheyAreMeant() {
		assertThat(A.and(B.or(C), raw(Map.of("d", 4)))).hasToString("(a _eq 1 and (b _eq 2 or c _eq 3) and {d=4})");
	}

	@Test
	void aRawFilterIsSentAsItStands() {
		Map<String, Object> content = new HashMap<>();
		content.put("tags", Map.of("_none", Map.of("name", Map.of("_in", List.of("a", "b")))));
		content.put("n", null);
		content.put("list", Arrays.asList(1, null, Map.of()));
		content.put("array", new int[] { 1, 2 });
		content.put("big", Long.MAX_VALUE);
		Map<String, Object> expected = new HashMap<>(content);
		expected.put("array", List.of(1, 2));
		expected.put("big", "9223372036854775807");
		assertThat(FilterRenderer.render(raw(content))).isEqualTo(expected);
		assertThat(FilterRenderer.render(raw(Map.of()))).isEmpty();
	}

	@Test
	void aRawFilterKeepsItsOrder() {
		Map<String, Object> content = new LinkedHashMap<>();
		for (int i = 0; i < 20; i++) {
			content.put("f" + i, i);
		}
		assertThat(raw(content)).hasToString(content.toString());
	}

	@Test
	void nothingChangesARawFilterLater() {
		List<Object> names = new ArrayList<>(List.of("a"));
		Object[] array = { 1 };
		Map<String, Object> inner = new HashMap<>(Map.of("_in", names, "_nin", array));
		Map<String, Object> content = new HashMap<>(Map.of("f", inner));
		Filter filter = raw(content);
		Map<String, ?> before = Map.of("f", Map.of("_in", List.of("a"), "_nin", List.of(1)));
		names.add("b");
		array[0] = 2;
		inner.put("_eq", 1);
		content.put("g", 1);
		assertThat(FilterRenderer.render(filter)).isEqualTo(before);
		assertThat(filter).isEqualTo(raw(before)).isNotEqualTo(raw(content));
	}

	@Test
	void noPartOfARenderedFilterCanBeChanged() {
		Map<String, ?> rendered = FilterRenderer.render(raw(Map.of("f", Map.of("_in", new ArrayList<>(List.of(1))))));
		Map<?, ?> inner = (Map<?, ?>) rendered.get("f");
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(rendered::clear);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(inner::clear);
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(((List<?>) inner.get("_in"))::clear);
	}

	private static List<Map<String, ?>> rendered(Filter... filters) {
		List<Map<String, ?>> rendered = new ArrayList<>();
		for (Filter filter : filters) {
			rendered.add(FilterRenderer.render(filter));
		}
		return rendered;
	}

}
