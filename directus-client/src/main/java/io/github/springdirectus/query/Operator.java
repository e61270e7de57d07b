package io.github.springdirectus.query;

import java.util.Locale;

/**
 * How Directus compares a field with a value.
 */
enum Operator {

	EQ, NEQ, LT, LTE, GT, GTE, IN, NIN, BETWEEN, NBETWEEN, NULL, NNULL, EMPTY, NEMPTY, CONTAINS, NCONTAINS, ICONTAINS,
	STARTS_WITH, NSTARTS_WITH, ISTARTS_WITH, NISTARTS_WITH, ENDS_WITH, NENDS_WITH, IENDS_WITH, NIENDS_WITH;

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

}
