package io.github.springdirectus.sample;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How far an article has come, written in small letters wherever it is not Java.
 */
enum ArticleStatus {

	DRAFT, PUBLISHED, ARCHIVED;

	@JsonValue
	String value() {
		return name().toLowerCase(Locale.ROOT);
	}

}
