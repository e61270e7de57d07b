package io.github.springdirectus.query;

/**
 * What a field can be asked for in its text.
 */
public abstract sealed class TextOperators permits FilterField {

	TextOperators() {
	}

	/**
	 * The path of the field.
	 * @throws io.github.springdirectus.error.DirectusRequestException if Directus takes
	 * no condition on it
	 */
	abstract FieldPath comparable();

	/**
	 * The field has the text in it.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public final Filter contains(String text) {
		return text(Operator.CONTAINS, text);
	}

	/**
	 * The field has a value without the text in it.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public final Filter notContains(String text) {
		return text(Operator.NCONTAINS, text);
	}

	/**
	 * The field has the text in it, in capitals or not.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public final Filter containsIgnoreCase(String text) {
		return text(Operator.ICONTAINS, text);
	}

	/**
	 * The field begins with the text.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public final Filter startsWith(String text) {
		return text(Operator.STARTS_WITH, text);
	}

	/**
	 * The field has a value that does not begin with the text.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public final Filter notStartsWith(String text) {
		return text(Operator.NSTARTS_WITH, text);
	}

	/**
	 * The field begins with the text, in capitals or not.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public final Filter startsWithIgnoreCase(String text) {
		return text(Operator.ISTARTS_WITH, text);
	}

	/**
	 * The field has a value that does not begin with the text, in capitals or not.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public final Filter notStartsWithIgnoreCase(String text) {
		return text(Operator.NISTARTS_WITH, text);
	}

	/**
	 * The field ends with the text.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public final Filter endsWith(String text) {
		return text(Operator.ENDS_WITH, text);
	}

	/**
	 * The field has a value that does not end with the text.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public final Filter notEndsWith(String text) {
		return text(Operator.NENDS_WITH, text);
	}

	/**
	 * The field ends with the text, in capitals or not.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public final Filter endsWithIgnoreCase(String text) {
		return text(Operator.IENDS_WITH, text);
	}

	/**
	 * The field has a value that does not end with the text, in capitals or not.
	 * @param text what is looked for; not empty
	 * @return the filter
	 */
	public final Filter notEndsWithIgnoreCase(String text) {
		return text(Operator.NIENDS_WITH, text);
	}

	private Filter text(Operator operator, String text) {
		FieldPath path = comparable();
		return new Comparison(path, operator, new Operand(path, operator).text(text));
	}

}
