package io.github.springdirectus.items;

import java.util.Locale;

/**
 * The format of an exported file.
 *
 * @see <a href=
 * "https://directus.io/docs/guides/connect/query-parameters#export">Directus export</a>
 */
public enum ExportFormat {

	/**
	 * Comma-separated values; nested relations as JSON text.
	 */
	CSV,

	/**
	 * Comma-separated values with a byte order mark, for spreadsheets; from Directus 11.
	 */
	CSV_UTF8,

	/**
	 * A JSON array.
	 */
	JSON,

	/**
	 * XML.
	 */
	XML,

	/**
	 * YAML.
	 */
	YAML;

	private final String key = name().toLowerCase(Locale.ROOT);

	/**
	 * The name of the format in the query.
	 * @return the name, such as {@code csv_utf8}
	 */
	public String key() {
		return this.key;
	}

}
