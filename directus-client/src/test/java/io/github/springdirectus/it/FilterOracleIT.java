package io.github.springdirectus.it;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.query.Filter;
import io.github.springdirectus.query.FilterField;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.query.QueryRenderer;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.springdirectus.query.Filters.and;
import static io.github.springdirectus.query.Filters.count;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.not;
import static io.github.springdirectus.query.Filters.or;
import static io.github.springdirectus.query.Filters.year;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random filters find what Java finds, and together with their negation every item once.
 * Another seed than the usual one is named by the system property
 * {@code directus.test.random}.
 */
class FilterOracleIT extends OracleTest {

	private static final long SEED = Long.getLong("directus.test.random", 20240229L);

	private static final int TREES = 150;

	private static final List<String> TEXTS = List.of("a", "A", "b", "B", "ab", "%", "_", "a_", "bab");

	private final List<Map<String, Object>> items = rows("oracle_items", "id", "label", "rank", "owner.id",
			"owner.name", "owner.born", "parts.id", "parts.name", "parts.size", "parts.owner.name", "parts.marks.kind");

	FilterOracleIT(DirectusVersion version) {
		super(version);
	}

	@Test
	void randomFiltersFindWhatTheySayAndTheirNegationsTheRest() {
		Random random = new Random(SEED);
		TreeSet<Integer> all = ids(this.items);
		int refused = 0;
		int partial = 0;
		for (int tree = 0; tree < TREES; tree++) {
			Optional<Tree> said = said(random, (depth) -> item(random, depth));
			if (said.isEmpty()) {
				refused++;
				continue;
			}
			Filter filter = said.get().filter();
			TreeSet<Integer> expected = matching(this.items, said.get().oracle());
			partial += (expected.isEmpty() || expected.equals(all)) ? 0 : 1;
			assertThat(found("oracle_items", filter)).as("seed %d, tree %d: %s", SEED, tree, filter)
				.isEqualTo(expected);
			Optional<Filter> negation = sent(() -> not(filter));
			if (negation.isPresent()) {
				TreeSet<Integer> rest = new TreeSet<>(all);
				rest.removeAll(expected);
				assertThat(found("oracle_items", negation.get())).as("seed %d, tree %d: not %s", SEED, tree, filter)
					.isEqualTo(rest);
			}
		}
		assertThat(refused).as("refused").isBetween(1, TREES / 2);
		assertThat(partial).as("filters that tell items apart").isGreaterThan(TREES / 4);
	}

	static Stream<Arguments> filters() {
		Filter large = field("size").gte(2);
		return Stream.of(
				filter("some of two conditions is about one part",
						field("parts").some(field("name").eq("a").and(large)), 0),
				filter("two of them apart are not",
						field("parts").some(field("name").eq("a")).and(field("parts").some(large)), 2),
				filter("a path with dots is about some part", field("parts.name").eq("b"), 2, 6, 8),
				filter("and so is its inequality", field("parts.name").ne("b"), 1, 2, 5, 6, 9),
				filter("two paths behind one relation are about one part",
						and(field("parts.name").eq("a"), field("parts.size").eq(1)), 1, 2),
				filter("nothing but nulls still needs a part",
						field("parts").some(and(field("name").isNull(), field("size").isNull())), 3, 12),
				filter("no parts at all", field("parts").isNull(), 4, 7, 10, 11),
				filter("some parts", not(field("parts").isNull()), 1, 2, 3, 5, 6, 8, 9, 12),
				filter("the number of parts", count("parts").gte(2), 2, 5, 6, 9),
				filter("its negation", not(count("parts").gte(2)), 1, 3, 4, 7, 8, 10, 11, 12),
				filter("a function behind a relation", year("owner.born").eq(1980), 1, 2, 6, 9, 10),
				filter("the same by hand", field("year(owner.born)").eq(1980), 1, 2, 6, 9, 10),
				filter("its negation", not(year("owner.born").eq(1980)), 3, 4, 5, 7, 8, 11, 12));
	}

	private static Arguments filter(String name, Filter filter, Integer... ids) {
		return Arguments.of(Named.of(name, filter), Arrays.stream(ids).filter((id) -> id > 0).toList());
	}

	@ParameterizedTest
	@MethodSource("filters")
	void whatIsSaidOfRelationsIsMeant(Filter filter, List<Integer> ids) {
		assertThat(found("oracle_items", filter)).containsExactlyElementsOf(ids);
	}

	private static Optional<Tree> said(Random random, Function<Integer, Tree> generator) {
		try {
			Tree tree = generator.apply(3);
			QueryRenderer.render(Query.of((q) -> q.filter(tree.filter())));
			return Optional.of(tree);
		}
		catch (DirectusRequestException ex) {
			return Optional.empty();
		}
	}

	private static Optional<Filter> sent(Supplier<Filter> filter) {
		try {
			Filter made = filter.get();
			QueryRenderer.render(Query.of((q) -> q.filter(made)));
			return Optional.of(made);
		}
		catch (DirectusRequestException ex) {
			return Optional.empty();
		}
	}

	private static Tree item(Random random, int depth) {
		if (depth > 0 && random.nextInt(3) > 0) {
			return combined(random, () -> item(random, depth - 1));
		}
		return switch (random.nextInt(6)) {
			case 0, 1 -> text(random, "label", (row) -> row.get("label"));
			case 2 -> number(random, "rank", (row) -> row.get("rank"));
			case 3 -> text(random, "owner.name", (row) -> within(row, "owner", "name"));
			default -> quantified(random, "parts", () -> part(random, 1 + random.nextInt(2)));
		};
	}

	private static Tree part(Random random, int depth) {
		if (depth > 0 && random.nextBoolean()) {
			return combined(random, () -> part(random, depth - 1));
		}
		return switch (random.nextInt(5)) {
			case 0, 1 -> text(random, "name", (row) -> row.get("name"));
			case 2 -> number(random, "size", (row) -> row.get("size"));
			case 3 -> text(random, "owner.name", (row) -> within(row, "owner", "name"));
			default -> quantified(random, "marks", () -> text(random, "kind", (row) -> row.get("kind")));
		};
	}

	private static Tree combined(Random random, Supplier<Tree> inner) {
		if (random.nextInt(3) == 0) {
			return inner.get().negated();
		}
		List<Tree> trees = new ArrayList<>();
		for (int i = 0; i < 2 + random.nextInt(2); i++) {
			trees.add(inner.get());
		}
		Filter[] filters = trees.stream().map(Tree::filter).toArray(Filter[]::new);
		return random.nextBoolean()
				? new Tree(and(filters), (row) -> trees.stream().allMatch((tree) -> tree.oracle().test(row)))
				: new Tree(or(filters), (row) -> trees.stream().anyMatch((tree) -> tree.oracle().test(row)));
	}

	private static Tree quantified(Random random, String relation, Supplier<Tree> inner) {
		Tree tree = inner.get();
		return random.nextBoolean()
				? new Tree(field(relation).some(tree.filter()),
						(row) -> children(row, relation).anyMatch(tree.oracle()))
				: new Tree(field(relation).none(tree.filter()),
						(row) -> children(row, relation).noneMatch(tree.oracle()));
	}

	private static Tree text(Random random, String path, Function<Map<String, Object>, Object> value) {
		String text = TEXTS.get(random.nextInt(TEXTS.size()));
		String other = TEXTS.get(random.nextInt(TEXTS.size()));
		FilterField field = field(path);
		return switch (random.nextInt(16)) {
			case 0 -> tree(field.eq(text), value, (found) -> found.equals(text));
			case 1 -> tree(field.ne(text), value, (found) -> !found.equals(text));
			case 2 -> tree(field.in(text, other), value, (found) -> found.equals(text) || found.equals(other));
			case 3 -> tree(field.notIn(text, other), value, (found) -> !found.equals(text) && !found.equals(other));
			case 4 -> tree(field.contains(text), value, (found) -> like(found, "%" + text + "%"));
			case 5 -> tree(field.notContains(text), value, (found) -> !like(found, "%" + text + "%"));
			case 6 -> tree(field.startsWith(text), value, (found) -> like(found, text + "%"));
			case 7 -> tree(field.notStartsWith(text), value, (found) -> !like(found, text + "%"));
			case 8 -> tree(field.endsWith(text), value, (found) -> like(found, "%" + text));
			case 9 -> tree(field.notEndsWith(text), value, (found) -> !like(found, "%" + text));
			case 10 -> tree(field.startsWithIgnoreCase(text), value, (found) -> like(found, text + "%"));
			case 11 -> tree(field.notEndsWithIgnoreCase(text), value, (found) -> !like(found, "%" + text));
			case 12 -> new Tree(field.isNull(), (row) -> value.apply(row) == null);
			case 13 -> new Tree(field.isNotNull(), (row) -> value.apply(row) != null);
			case 14 -> new Tree(field.isEmpty(), (row) -> value.apply(row) == null || value.apply(row).equals(""));
			default -> tree(field.isNotEmpty(), value, (found) -> !found.equals(""));
		};
	}

	private static Tree number(Random random, String path, Function<Map<String, Object>, Object> value) {
		int low = random.nextInt(5) - 1;
		int high = low + random.nextInt(3);
		FilterField field = field(path);
		BiFunction<Filter, Predicate<Integer>, Tree> tree = (filter, test) -> tree(filter, value,
				(found) -> test.test((Integer) found));
		return switch (random.nextInt(10)) {
			case 0 -> tree.apply(field.eq(low), (found) -> found == low);
			case 1 -> tree.apply(field.ne(low), (found) -> found != low);
			case 2 -> tree.apply(field.lt(low), (found) -> found < low);
			case 3 -> tree.apply(field.lte(low), (found) -> found <= low);
			case 4 -> tree.apply(field.gt(low), (found) -> found > low);
			case 5 -> tree.apply(field.gte(low), (found) -> found >= low);
			case 6 -> tree.apply(field.between(low, high), (found) -> found >= low && found <= high);
			case 7 -> tree.apply(field.notBetween(low, high), (found) -> found < low || found > high);
			case 8 -> tree.apply(field.in(low, high), (found) -> found == low || found == high);
			default -> tree.apply(field.notIn(low, high), (found) -> found != low && found != high);
		};
	}

	/**
	 * A comparison, which null never fulfils.
	 */
	private static Tree tree(Filter filter, Function<Map<String, Object>, Object> value, Predicate<Object> test) {
		return new Tree(filter, (row) -> value.apply(row) != null && test.test(value.apply(row)));
	}

	private static Object within(Map<String, Object> row, String relation, String field) {
		return (row.get(relation) instanceof Map<?, ?> related) ? related.get(field) : null;
	}

	@SuppressWarnings("unchecked")
	private static Stream<Map<String, Object>> children(Map<String, Object> row, String relation) {
		return ((List<Map<String, Object>>) row.get(relation)).stream();
	}

	private record Tree(Filter filter, Predicate<Map<String, Object>> oracle) {

		Tree negated() {
			return new Tree(not(this.filter), this.oracle.negate());
		}

	}

}
