package io.github.springdirectus.query;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How Directus compares a field with a value.
 */
enum Operator {

	EQ, NEQ, LT, LTE, GT, GTE, IN, NIN, BETWEEN, NBETWEEN, NULL, NNULL, EMPTY, NEMPTY, CONTAINS, NCONTAINS, ICONTAINS,
	STARTS_WITH, NSTARTS_WITH, ISTARTS_WITH, NISTARTS_WITH, ENDS_WITH, NENDS_WITH, IENDS_WITH, NIENDS_WITH, INTERSECTS,
	NINTERSECTS, INTERSECTS_BBOX, NINTERSECTS_BBOX;

	private final String key = "_" + name().toLowerCase(Locale.ROOT);

	/**
	 * The key of this operator in a filter.
	 * @return the key, such as {@code _eq}
	 */
	String key() {
		return this.key;
	}

	/**
	 * Whether this operator takes capitals and small letters for the same.
	 * @return whether it ignores case on every database
	 */
	boolean ignoresCase() {
		return switch (this) {
			case ICONTAINS, ISTARTS_WITH, NISTARTS_WITH, IENDS_WITH, NIENDS_WITH -> true;
			default -> false;
		};
	}

	/**
	 * Whether this operator finds items where the field is null.
	 * @return whether null is among what it finds
	 */
	boolean findsNull() {
		return this == NULL || this == EMPTY;
	}

	/**
	 * The operator that finds the other values. Unless one of the two is about null
	 * itself, neither finds an item where the field is null.
	 * @return the operator, or {@code null} where Directus has none
	 */
	@Nullable Operator inverse() {
		return switch (this) {
			case EQ -> NEQ;
			case NEQ -> EQ;
			case LT -> GTE;
			case GTE -> LT;
			case LTE -> GT;
			case GT -> LTE;
			case IN -> NIN;
			case NIN -> IN;
			case BETWEEN -> NBETWEEN;
			case NBETWEEN -> BETWEEN;
			case NULL -> NNULL;
			case NNULL -> NULL;
			case EMPTY -> NEMPTY;
			case NEMPTY -> EMPTY;
			case CONTAINS -> NCONTAINS;
			case NCONTAINS -> CONTAINS;
			case ICONTAINS -> null;
			case STARTS_WITH -> NSTARTS_WITH;
			case NSTARTS_WITH -> STARTS_WITH;
			case ISTARTS_WITH -> NISTARTS_WITH;
			case NISTARTS_WITH -> ISTARTS_WITH;
			case ENDS_WITH -> NENDS_WITH;
			case NENDS_WITH -> ENDS_WITH;
			case IENDS_WITH -> NIENDS_WITH;
			case NIENDS_WITH -> IENDS_WITH;
			case INTERSECTS -> NINTERSECTS;
			case NINTERSECTS -> INTERSECTS;
			case INTERSECTS_BBOX -> NINTERSECTS_BBOX;
			case NINTERSECTS_BBOX -> INTERSECTS_BBOX;
		};
	}

}
