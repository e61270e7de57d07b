package io.github.springdirectus.mapping;

import java.time.DateTimeException;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JacksonStdImpl;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Makes a {@link ValueReader} known to Jackson, so that records, classes and lists read
 * plain values alike. A primitive refuses {@code null} and absence.
 *
 * @param <T> the type of the value
 */
@JacksonStdImpl
final class ScalarDeserializer<T> extends StdScalarDeserializer<T> {

	private final Class<?> type;

	private final transient ValueReader<T> reader;

	private final @Nullable ValueDeserializer<T> formatted;

	/**
	 * Create a deserializer.
	 * @param type the type
	 * @param reader its reader
	 * @param formatted what reads the type where a property has a format of its own, or
	 * {@code null}
	 */
	ScalarDeserializer(Class<?> type, ValueReader<T> reader, @Nullable ValueDeserializer<T> formatted) {
		super(type);
		this.type = type;
		this.reader = reader;
		this.formatted = formatted;
	}

	@Override
	public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
		JsonFormat.Value format = findFormatOverrides(context, property, this.type);
		boolean hasFormat = format != null && (format.hasPattern() || format.hasShape());
		return (hasFormat && this.formatted != null) ? this.formatted.createContextual(context, property) : this;
	}

	@Override
	public T deserialize(JsonParser parser, DeserializationContext context) {
		try {
			T value = this.reader.read(parser);
			if (value != null) {
				return value;
			}
		}
		catch (InputCoercionException | ArithmeticException | IllegalArgumentException | DateTimeException ex) {
			// Not kept as the cause: their messages quote the value
		}
		throw MismatchedInputException.from(parser, this.type, "not a value of " + this.type.getSimpleName());
	}

	@Override
	public @Nullable Object getNullValue(DeserializationContext context) {
		if (this.type.isPrimitive()) {
			throw MismatchedInputException.from(context.getParser(), this.type,
					"no value for the primitive " + this.type);
		}
		return null;
	}

}
