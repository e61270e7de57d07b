package io.github.springdirectus.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;

import io.github.springdirectus.model.ExactNumbers;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleSerializers;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes a whole number or decimal that Directus would round as a text of its digits, and
 * every other one as a number.
 */
final class ExactNumberSerializer<N extends Number> extends StdSerializer<N> {

	private ExactNumberSerializer(Class<N> type) {
		super(type);
	}

	static SimpleSerializers addTo(SimpleSerializers serializers) {
		serializers.addSerializer(Long.class, new ExactNumberSerializer<>(Long.class));
		serializers.addSerializer(Long.TYPE, new ExactNumberSerializer<>(Long.class));
		serializers.addSerializer(BigInteger.class, new ExactNumberSerializer<>(BigInteger.class));
		serializers.addSerializer(BigDecimal.class, new ExactNumberSerializer<>(BigDecimal.class));
		return serializers;
	}

	@Override
	public void serialize(N value, JsonGenerator generator, SerializationContext context) {
		String digits = ExactNumbers.asText(value);
		if (digits != null) {
			generator.writeString(digits);
		}
		else if (value instanceof BigDecimal decimal) {
			generator.writeNumber(decimal);
		}
		else if (value instanceof BigInteger integer) {
			generator.writeNumber(integer);
		}
		else {
			generator.writeNumber(value.longValue());
		}
	}

}
