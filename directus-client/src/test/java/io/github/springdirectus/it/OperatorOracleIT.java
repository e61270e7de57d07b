package io.github.springdirectus.it;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusInvalidQueryException;
import io.github.springdirectus.query.Filter;
import io.github.springdirectus.query.FilterField;
import io.github.springdirectus.testserver.DirectusVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every operator on every type of field: those that the type has find what Java finds,
 * and together with their negation every item once; the others are an invalid query.
 */
class OperatorOracleIT extends OracleTest {

	private static final String VALUES = "oracle_values";

	private final List<Map<String, Object>> rows = rows(VALUES, "*");

	OperatorOracleIT(DirectusVersion version) {
		super(version);
	}

	static Stream<Arguments> operatorsAndTypes() {
		return Stream.of(Type.values())
			.flatMap((type) -> Stream.of(Operation.values()).map((operation) -> Arguments.of(type, operation)));
	}

	@ParameterizedTest
	@MethodSource("operatorsAndTypes")
	void anOperatorFindsWhatItSaysOrIsRefused(Type type, Operation operation) {
		Filter filter = operation.filter.apply(field(type.field()), type);
		if (!type.operations.contains(operation)) {
			assertThatExceptionOfType(DirectusInvalidQueryException.class).isThrownBy(() -> found(VALUES, filter));
			return;
		}
		TreeSet<Integer> expected = matching(this.rows, (row) -> operation.holds(type, type.value(row)));
		assertThat(found(VALUES, filter)).isEqualTo(expected);
		if (operation != Operation.CONTAINS_IGNORE_CASE) {
			TreeSet<Integer> rest = ids(this.rows);
			rest.removeAll(expected);
			assertThat(found(VALUES, not(filter))).as("not %s", filter).isEqualTo(rest);
		}
	}

	@ParameterizedTest
	@CsvSource({ "b.c,x,2", "b.c,y,5", "a,1,2", "[0],1,4" })
	void aValueWithinJsonIsFoundFromDirectus12On(String path, String text, int id) {
		Object value = text.matches("\\d") ? (Object) Integer.valueOf(text) : text;
		Filter filter = field("json").json(path, (json) -> json.eq(value));
		if (this.version.major() < 12) {
			assertThatExceptionOfType(DirectusInvalidQueryException.class).isThrownBy(() -> found(VALUES, filter));
			return;
		}
		assertThat(found(VALUES, filter)).containsExactly(id);
		Filter others = field("json").json(path, (json) -> json.eq(value).not());
		assertThat(found(VALUES, others)).hasSize(this.rows.size() - 1).doesNotContain(id);
	}

	@ParameterizedTest
	@CsvSource({ "1,3,'2,3'", "2,9,3" })
	void severalConditionsOnAValueWithinJsonAreJoined(int low, int high, String ids) {
		Filter filter = field("json").json("a", (json) -> json.gte(low).and(json.lte(high)));
		if (this.version.major() < 12) {
			assertThatExceptionOfType(DirectusInvalidQueryException.class).isThrownBy(() -> found(VALUES, filter));
			return;
		}
		assertThat(found(VALUES, filter)).hasToString("[" + ids.replace(",", ", ") + "]");
	}

	/**
	 * The types of fields, each with the operators that Directus lets them have.
	 */
	enum Type {

		STRING("a", "abc", Operation.TEXT, Object::toString),

		TEXT("a", "abc", Operation.TEXT, Object::toString),

		/** Its column is one of text on SQLite, and so are its operators there. */
		UUID("22222222-2222-4222-8222-22222222222a", "33333333-3333-4333-8333-333333333333", Operation.TEXT,
				Object::toString),

		INTEGER(0, 5, Operation.ORDER, Type::number),

		BIG_INTEGER(0, 9007199254740991L, Operation.ORDER, Type::number),

		FLOAT(0.0, 0.5, Operation.ORDER, Type::number),

		DECIMAL(new BigDecimal("0"), new BigDecimal("1.5"), Operation.ORDER, Type::number),

		BOOLEAN(true, false, EnumSet.of(Operation.EQ, Operation.NE, Operation.IS_NULL, Operation.IS_NOT_NULL),
				Object::toString),

		DATE("2024-01-01", "2024-01-02", Operation.ORDER, Object::toString),

		TIME("00:00:00", "01:00:00", Operation.ORDER, Object::toString),

		DATE_TIME("2024-01-01T01:00:00", "2024-01-02T00:00:00", Operation.ORDER, Object::toString),

		TIMESTAMP(Instant.parse("2024-01-01T01:00:00Z"), Instant.parse("2024-01-02T00:00:00Z"), Operation.TIME,
				(value) -> Instant.parse(value.toString())),

		JSON("a", "b", EnumSet.of(Operation.IS_NULL, Operation.IS_NOT_NULL), Object::toString),

		CSV("a", "abc,d", Operation.TEXT,
				(value) -> (value instanceof List<?> list)
						? list.stream().map(Object::toString).collect(Collectors.joining(",")) : value.toString()),

		HASH("a", "b", Operation.EXISTENCE, Object::toString);

		private final Comparable<?> low;

		private final Comparable<?> high;

		private final Set<Operation> operations;

		private final Function<Object, Comparable<?>> read;

		Type(Comparable<?> low, Comparable<?> high, Set<Operation> operations, Function<Object, Comparable<?>> read) {
			this.low = low;
			this.high = high;
			this.operations = operations;
			this.read = read;
		}

		String field() {
			String[] words = name().toLowerCase(Locale.ROOT).split("_");
			return (words.length == 1) ? words[0]
					: words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
		}

		@Nullable Comparable<?> value(Map<String, Object> row) {
			Object value = row.get(field());
			return (value != null) ? this.read.apply(value) : null;
		}

		/**
		 * Whether its column is one of text: SQLite finds no text in a timestamp, which
		 * is a number to it.
		 */
		boolean isText() {
			return this != TIMESTAMP;
		}

		int compare(Comparable<?> value, Comparable<?> operand) {
			return compareTo(value, this.read.apply(operand));
		}

		@SuppressWarnings("unchecked")
		private static <T> int compareTo(Comparable<T> value, Object operand) {
			return value.compareTo((T) operand);
		}

		private static Comparable<?> number(Object value) {
			return new BigDecimal(value.toString()).stripTrailingZeros();
		}

	}

	/**
	 * The methods of a field, each with what it means.
	 */
	enum Operation {

		EQ((field, type) -> field.eq(type.low), (type, value) -> type.compare(value, type.low) == 0),

		NE((field, type) -> field.ne(type.low), (type, value) -> type.compare(value, type.low) != 0),

		LT((field, type) -> field.lt(type.high), (type, value) -> type.compare(value, type.high) < 0),

		LTE((field, type) -> field.lte(type.low), (type, value) -> type.compare(value, type.low) <= 0),

		GT((field, type) -> field.gt(type.low), (type, value) -> type.compare(value, type.low) > 0),

		GTE((field, type) -> field.gte(type.high), (type, value) -> type.compare(value, type.high) >= 0),

		IN((field, type) -> field.in(type.low, type.high),
				(type, value) -> type.compare(value, type.low) == 0 || type.compare(value, type.high) == 0),

		NOT_IN((field, type) -> field.notIn(type.low, type.high),
				(type, value) -> type.compare(value, type.low) != 0 && type.compare(value, type.high) != 0),

		BETWEEN((field, type) -> field.between(type.low, type.high),
				(type, value) -> type.compare(value, type.low) >= 0 && type.compare(value, type.high) <= 0),

		NOT_BETWEEN((field, type) -> field.notBetween(type.low, type.high),
				(type, value) -> type.compare(value, type.low) < 0 || type.compare(value, type.high) > 0),

		IS_NULL((field, type) -> field.isNull(), (type, value) -> false),

		IS_NOT_NULL((field, type) -> field.isNotNull(), (type, value) -> true),

		IS_EMPTY((field, type) -> field.isEmpty(), (type, value) -> value.equals("")),

		IS_NOT_EMPTY((field, type) -> field.isNotEmpty(), (type, value) -> !value.equals("")),

		CONTAINS((field, type) -> field.contains("2"), (type, value) -> type.isText() && like(value, "%2%")),

		NOT_CONTAINS((field, type) -> field.notContains("2"), (type, value) -> !(type.isText() && like(value, "%2%"))),

		CONTAINS_IGNORE_CASE((field, type) -> field.containsIgnoreCase("A"), (type, value) -> like(value, "%A%")),

		STARTS_WITH((field, type) -> field.startsWith("a"), (type, value) -> like(value, "a%")),

		NOT_STARTS_WITH((field, type) -> field.notStartsWith("a"), (type, value) -> !like(value, "a%")),

		STARTS_WITH_IGNORE_CASE((field, type) -> field.startsWithIgnoreCase("A"), (type, value) -> like(value, "A%")),

		NOT_STARTS_WITH_IGNORE_CASE((field, type) -> field.notStartsWithIgnoreCase("A"),
				(type, value) -> !like(value, "A%")),

		ENDS_WITH((field, type) -> field.endsWith("a"), (type, value) -> like(value, "%a")),

		NOT_ENDS_WITH((field, type) -> field.notEndsWith("a"), (type, value) -> !like(value, "%a")),

		ENDS_WITH_IGNORE_CASE((field, type) -> field.endsWithIgnoreCase("%"), (type, value) -> like(value, "%%")),

		NOT_ENDS_WITH_IGNORE_CASE((field, type) -> field.notEndsWithIgnoreCase("_"),
				(type, value) -> !like(value, "%_"));

		private static final Set<Operation> EXISTENCE = EnumSet.of(IS_NULL, IS_NOT_NULL, IS_EMPTY, IS_NOT_EMPTY);

		private static final Set<Operation> ORDER = EnumSet.range(EQ, IS_NOT_NULL);

		private static final Set<Operation> TEXT = with(EnumSet.range(IS_NULL, NOT_ENDS_WITH_IGNORE_CASE), EQ, NE, IN,
				NOT_IN);

		private static final Set<Operation> TIME = EnumSet.range(EQ, NOT_CONTAINS);

		private final BiFunction<FilterField, Type, Filter> filter;

		private final BiPredicate<Type, Comparable<?>> test;

		Operation(BiFunction<FilterField, Type, Filter> filter, BiPredicate<Type, Comparable<?>> test) {
			this.filter = filter;
			this.test = test;
		}

		boolean holds(Type type, @Nullable Comparable<?> value) {
			return (value != null) ? this.test.test(type, value) : this == IS_NULL || this == IS_EMPTY;
		}

		private static Set<Operation> with(Set<Operation> operations, Operation... more) {
			operations.addAll(List.of(more));
			return operations;
		}

	}

}
