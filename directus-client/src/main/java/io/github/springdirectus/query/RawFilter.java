package io.github.springdirectus.query;

import java.util.Map;

/**
 * A filter in Directus' own words.
 *
 * @param content the filter object; a copy, so that no part of it ever changes
 */
record RawFilter(Map<String, ?> content) implements Filter {

	RawFilter {
		content = FilterValue.copy(content);
	}

	@Override
	public String toString() {
		return this.content.toString();
	}

}
