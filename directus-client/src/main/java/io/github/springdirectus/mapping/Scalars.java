package io.github.springdirectus.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateTimeDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalTimeDeserializer;

/**
 * The plain values that this package reads itself.
 */
final class Scalars extends Deserializers.Base {

	private final Map<Class<?>, ScalarDeserializer<?>> byType = new HashMap<>();

	Scalars() {
		add(String.class, TextReaders::readString);
		add(UUID.class, TextReaders::readUuid);
		add(Boolean.class, boolean.class, TextReaders::readBoolean);
		add(Byte.class, byte.class, NumberReaders::readByte);
		add(Short.class, short.class, NumberReaders::readShort);
		add(Integer.class, int.class, NumberReaders::readInteger);
		add(Long.class, long.class, NumberReaders::readLong);
		add(Float.class, float.class, NumberReaders::readFloat);
		add(Double.class, double.class, NumberReaders::readDouble);
		add(BigInteger.class, NumberReaders::readBigInteger);
		add(BigDecimal.class, NumberReaders::readBigDecimal);
		add(Instant.class, TimeReaders::readInstant, InstantDeserializer.INSTANT);
		add(OffsetDateTime.class, TimeReaders::readOffsetDateTime, InstantDeserializer.OFFSET_DATE_TIME);
		add(LocalDateTime.class, TimeReaders::readLocalDateTime, LocalDateTimeDeserializer.INSTANCE);
		add(LocalDate.class, TimeReaders::readLocalDate, LocalDateDeserializer.INSTANCE);
		add(LocalTime.class, TimeReaders::readLocalTime, LocalTimeDeserializer.INSTANCE);
	}

	private <T> void add(Class<T> type, Class<T> primitive, ValueReader<T> reader) {
		add(type, reader);
		add(primitive, reader);
	}

	private <T> void add(Class<T> type, ValueReader<T> reader) {
		add(type, reader, (ValueDeserializer<T>) null);
	}

	private <T> void add(Class<T> type, ValueReader<T> reader, @Nullable ValueDeserializer<T> formatted) {
		this.byType.put(type, new ScalarDeserializer<>(type, reader, formatted));
	}

	@Override
	public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
		return this.byType.containsKey(type);
	}

	@Override
	public @Nullable ValueDeserializer<?> findBeanDeserializer(JavaType type, DeserializationConfig config,
			BeanDescription.Supplier description) {
		return this.byType.get(type.getRawClass());
	}

}
