package io.github.springdirectus.write;

import java.util.function.Consumer;

/**
 * Says what is written of the translations of an item. In an update the translations that
 * it has are read first: a language that it has is changed, another is added, so that
 * none is there twice.
 *
 * @param <C> the type of a translation; a map where it has none
 */
public interface TranslationsSpec<C> {

	/**
	 * Name the field of a translation that holds its language.
	 * @param field the name of the field, as Directus has it; {@code languages_code} by
	 * default
	 * @return these translations
	 */
	TranslationsSpec<C> languagesField(String field);

	/**
	 * Name the collection of the translations, where their type doesn't.
	 * @param collection the name of the collection, as Directus has it
	 * @return these translations
	 */
	TranslationsSpec<C> in(String collection);

	/**
	 * Write a translation.
	 * @param language the key of the language, such as {@code en-US}
	 * @param translation says what is written of it
	 * @return these translations
	 */
	TranslationsSpec<C> put(String language, Consumer<NodeSpec<C>> translation);

	/**
	 * Write a translation.
	 * @param language the key of the language, such as {@code en-US}
	 * @param values a map, a patch, or a record of its own shape
	 * @return these translations
	 */
	default TranslationsSpec<C> put(String language, Object values) {
		return put(language, (translation) -> translation.values(values));
	}

}
