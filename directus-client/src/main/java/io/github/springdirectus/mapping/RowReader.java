package io.github.springdirectus.mapping;

import java.util.List;
import java.util.function.Consumer;

import io.github.springdirectus.error.DirectusDecodingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.ObjectReader;

/**
 * Reads rows into a type. Internal, not API.
 *
 * @param <T> the type
 */
public final class RowReader<T> {

	private final String typeName;

	private final ObjectReader listReader;

	private final @Nullable Consumer<T> completion;

	RowReader(String typeName, ObjectReader listReader) {
		this(typeName, listReader, null);
	}

	/**
	 * Create a reader.
	 * @param typeName the name of the type, for messages
	 * @param listReader reads a list of rows
	 * @param completion changes each row that was read, or {@code null}
	 */
	RowReader(String typeName, ObjectReader listReader, @Nullable Consumer<T> completion) {
		this.typeName = typeName;
		this.listReader = listReader;
		this.completion = completion;
	}

	/**
	 * Read rows with one parser.
	 * @param json the bytes that hold the text of one JSON array
	 * @param offset where the text begins
	 * @param length how many bytes it has
	 * @return the rows, in order
	 * @throws DirectusDecodingException if the text is not a JSON array, or a value does
	 * not fit the type; the message names type and field and never holds the value
	 */
	public List<T> readAll(byte[] json, int offset, int length) {
		try (JsonParser parser = this.listReader.createParser(json, offset, length)) {
			return readAll(parser);
		}
	}

	private List<T> readAll(JsonParser parser) {
		List<T> rows;
		try {
			rows = this.listReader.readValue(parser);
		}
		catch (JacksonException ex) {
			throw new DecodingFailure(this.typeName, ex, parser).toException();
		}
		if (rows == null || rows.contains(null)) {
			throw new DirectusDecodingException(
					this.typeName + ": null was sent where an item is expected, and can't be read");
		}
		if (this.completion != null) {
			complete(rows, this.completion, parser);
		}
		return rows;
	}

	private void complete(List<T> rows, Consumer<T> completion, JsonParser parser) {
		for (int i = 0; i < rows.size(); i++) {
			try {
				completion.accept(rows.get(i));
			}
			catch (JacksonException ex) {
				throw new DecodingFailure(this.typeName, ex.prependPath(rows, i), parser).toException();
			}
		}
	}

}
