package io.github.springdirectus.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Readers for dates and times, in the ISO forms that Directus sends. A zone is neither
 * made up nor dropped: a {@code timestamp} has one, a {@code dateTime} has none.
 */
final class TimeReaders {

	private TimeReaders() {
	}

	static @Nullable Instant readInstant(JsonParser parser) {
		if (parser.currentToken() != JsonToken.VALUE_STRING) {
			return null;
		}
		Instant instant = UtcTimestamp.parse(parser.getStringCharacters(), parser.getStringOffset(),
				parser.getStringLength());
		return (instant != null) ? instant : Instant.parse(parser.getString());
	}

	static @Nullable OffsetDateTime readOffsetDateTime(JsonParser parser) {
		return parse(parser, OffsetDateTime::parse);
	}

	static @Nullable LocalDateTime readLocalDateTime(JsonParser parser) {
		return parse(parser, LocalDateTime::parse);
	}

	static @Nullable LocalDate readLocalDate(JsonParser parser) {
		return parse(parser, LocalDate::parse);
	}

	static @Nullable LocalTime readLocalTime(JsonParser parser) {
		return parse(parser, LocalTime::parse);
	}

	private static <T> @Nullable T parse(JsonParser parser, Function<String, T> parse) {
		return (parser.currentToken() == JsonToken.VALUE_STRING) ? parse.apply(parser.getString()) : null;
	}

}
