package io.github.springdirectus.sample;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * Reads the status in a URL, in small letters or not.
 */
@Component
class ArticleStatusConverter implements Converter<String, @Nullable ArticleStatus> {

	@Override
	public @Nullable ArticleStatus convert(String source) {
		return source.isBlank() ? null : ArticleStatus.valueOf(source.strip().toUpperCase(Locale.ROOT));
	}

}
