package io.github.springdirectus.mapping;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

import io.github.springdirectus.model.Ref;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Describes a value that does not fit its type, and what to do about it.
 *
 * @param expected the type
 * @param found the token on which reading stopped
 * @param field the dotted path of the field; empty for the row itself
 */
record Mismatch(Class<?> expected, @Nullable JsonToken found, String field) {

	private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(Byte.class, Short.class, Integer.class, Long.class,
			BigInteger.class);

	private static final Set<Class<?>> OTHER_NUMBERS = Set.of(Float.class, Double.class, BigDecimal.class);

	private static final Set<Class<?>> WITH_ZONE = Set.of(Instant.class, OffsetDateTime.class);

	private static final Set<Class<?>> WITHOUT_ZONE = Set.of(LocalDateTime.class, LocalDate.class, LocalTime.class);

	String describe() {
		if (this.expected.isPrimitive() && this.found == JsonToken.VALUE_NULL) {
			return "is null, which " + this.expected + " can't hold: declare it as " + boxed().getSimpleName();
		}
		if (this.expected.isPrimitive() && this.found == JsonToken.END_OBJECT) {
			return "is missing (it was not asked for, or the caller may not read it), and " + this.expected
					+ " can't be absent: declare it as " + boxed().getSimpleName();
		}
		boolean scalar = this.found != null && this.found.isScalarValue();
		if (this.expected == Ref.class) {
			return reference();
		}
		if (isItem() && scalar) {
			return bareKey();
		}
		if (isItem() && ItemSubtypes.of(this.expected) != null) {
			return "is " + kind() + ", and can't be read as " + name() + ": none of its types is for the collection"
					+ " that stands beside it, if one does. Add a type with that @DirectusCollection or one without, or"
					+ " declare Ref<" + name() + ">, which is content with a key";
		}
		if (this.found == JsonToken.START_OBJECT && !isContainer() && !isItem()) {
			return "is an object, and can't be read as " + name() + ": ask for the field alone" + example("")
					+ ", not for the fields below it, or declare it as a record, a Map or a JsonNode";
		}
		return "is " + kind() + ", and can't be read as " + name() + advice();
	}

	private String bareKey() {
		return "is " + kind() + ", which is no " + name() + ": a relation arrives as its bare key where no field below"
				+ " it is asked for. Ask for the fields of the relation" + example(".*") + ", or declare it as Ref<"
				+ name() + ">, which takes both, or as the type of its key";
	}

	private String reference() {
		if (this.found == JsonToken.END_OBJECT) {
			return "came without its key, which a Ref needs: ask for the key of the related item too" + example(".id");
		}
		return "is " + kind() + ", and can't be read as Ref: a relation to one item is a key or an object, one to many"
				+ " a List<Ref>";
	}

	private String example(String suffix) {
		return this.field.isEmpty() ? "" : " (\"" + this.field.replaceAll("\\[\\d+]", "") + suffix + "\")";
	}

	private String kind() {
		if (this.found == null) {
			return "nothing";
		}
		return switch (this.found) {
			case START_OBJECT, PROPERTY_NAME, END_OBJECT -> "an object";
			case START_ARRAY, END_ARRAY -> "a list";
			case VALUE_STRING -> "a text";
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
			case VALUE_TRUE, VALUE_FALSE -> "a boolean";
			case VALUE_NULL -> "null";
			default -> "something else";
		};
	}

	private String advice() {
		Class<?> type = boxed();
		if (WHOLE_NUMBERS.contains(type)) {
			return ": only whole numbers in its range fit; Long, BigInteger and BigDecimal hold more";
		}
		if (OTHER_NUMBERS.contains(type)) {
			return ": only numbers fit, as a number or a text";
		}
		if (WITH_ZONE.contains(type)) {
			return ": only a timestamp with its zone fits; use LocalDateTime for a dateTime, LocalDate for a date and"
					+ " LocalTime for a time";
		}
		if (WITHOUT_ZONE.contains(type)) {
			return ": use Instant for a timestamp, LocalDateTime for a dateTime, LocalDate for a date and LocalTime"
					+ " for a time";
		}
		if (type.isEnum()) {
			return ": none of its constants has that name, in upper or lower case or by @JsonProperty, and"
					+ " none takes the others by @JsonEnumDefaultValue";
		}
		return (type == Boolean.class) ? ": only true, false, 1 and 0 fit" : "";
	}

	private Class<?> boxed() {
		return MethodType.methodType(this.expected).wrap().returnType();
	}

	private String name() {
		return this.expected.getSimpleName();
	}

	private boolean isContainer() {
		return this.expected.isArray() || Collection.class.isAssignableFrom(this.expected)
				|| Map.class.isAssignableFrom(this.expected);
	}

	private boolean isItem() {
		return !isContainer() && ItemTypes.canBeRow(this.expected);
	}

}
