package io.github.springdirectus.mapping;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.DirectusJson;
import io.github.springdirectus.model.Ref;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.util.ClassUtil;
import tools.jackson.databind.util.TokenBuffer;

/**
 * One property of a type that is written.
 */
final class RowProperty {

	private final String name;

	private final BeanPropertyWriter property;

	private final DirectusJsonMapper mapper;

	private final MethodHandle getter;

	private final boolean ownForm;

	private final boolean relation;

	/** What holds the item with this property, where that is unwrapped. */
	private final @Nullable RowProperty outer;

	private RowProperty(BeanPropertyWriter property, MethodHandle getter, DirectusJsonMapper mapper) {
		this.name = property.getName();
		this.property = property;
		this.mapper = mapper;
		this.getter = getter;
		this.ownForm = property.getAnnotation(DirectusJson.class) != null
				|| hasOwnForm(property.getMember(), mapper.serializationConfig());
		this.relation = !this.ownForm && isRelation(property.getType(), mapper.writeContext());
		this.outer = null;
	}

	private RowProperty(RowProperty inner, RowProperty outer, String name) {
		this.name = name;
		this.property = inner.property;
		this.mapper = inner.mapper;
		this.getter = inner.getter;
		this.ownForm = inner.ownForm;
		this.relation = inner.relation;
		this.outer = (inner.outer != null) ? inner.outer.inside(outer, inner.outer.name) : outer;
	}

	/**
	 * Create a property.
	 * @return the property, or {@code null} where no getter or field stands behind it
	 */
	static @Nullable RowProperty of(BeanPropertyWriter property, DirectusJsonMapper mapper) {
		MethodHandles.Lookup lookup = MethodHandles.lookup();
		AnnotatedMember member = property.getMember();
		try {
			MethodHandle getter;
			if (member instanceof AnnotatedMethod method) {
				getter = lookup.unreflect(method.getAnnotated());
			}
			else if (member instanceof AnnotatedField field) {
				getter = lookup.unreflectGetter(field.getAnnotated());
			}
			else {
				return null;
			}
			return new RowProperty(property, getter.asType(MethodType.methodType(Object.class, Object.class)), mapper);
		}
		catch (IllegalAccessException ex) {
			throw new DirectusRequestException(member + " can't be read: make it public, or open its module", ex);
		}
	}

	/**
	 * This property, of an item that another property holds and that is unwrapped.
	 */
	RowProperty inside(RowProperty outer, String name) {
		return new RowProperty(this, outer, name);
	}

	/**
	 * Whether annotations of the property itself say how it is written.
	 */
	private static boolean hasOwnForm(AnnotatedMember member, SerializationConfig config) {
		AnnotationIntrospector annotations = config.getAnnotationIntrospector();
		JsonFormat.Value format = annotations.findFormat(config, member);
		return annotations.findSerializer(config, member) != null
				|| annotations.findContentSerializer(config, member) != null
				|| annotations.findSerializationConverter(config, member) != null
				|| (format != null && !format.equals(JsonFormat.Value.empty()));
	}

	/**
	 * Whether a type holds items. A single reference does not: it is written as its key.
	 * A collection of them does: its keys alone would unlink what is not among them.
	 */
	private static boolean isRelation(JavaType declared, SerializationContext context) {
		JavaType type = declared;
		boolean many = false;
		while (type.isCollectionLikeType() || type.isArrayType() || type.isReferenceType()) {
			many |= !type.isReferenceType();
			type = type.getContentType();
		}
		if (type.hasRawClass(Ref.class)) {
			return many;
		}
		Class<?> item = type.getRawClass();
		return !type.isContainerType() && !item.isAnnotationPresent(DirectusJson.class)
				&& (ItemSubtypes.of(item) != null
						|| ItemTypes.writtenItem(item, context.findValueSerializer(type)) != null);
	}

	String name() {
		return this.name;
	}

	/**
	 * Whether the declared type is a relation: an item, or a collection of items.
	 */
	boolean isRelation() {
		return this.relation;
	}

	/**
	 * Whether the user wants {@code null} left out, by {@code @JsonInclude}.
	 */
	boolean suppressesNull() {
		return this.property.willSuppressNulls();
	}

	/**
	 * The value, as Java has it; where annotations of the property give it another form,
	 * in that form.
	 */
	@Nullable Object read(Object item) {
		Object value;
		try {
			value = get(item);
		}
		catch (Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new DirectusRequestException(
					path(item) + " can't be written: its getter threw " + ex.getClass().getName(), ex);
		}
		return (value != null && this.ownForm) ? inOwnForm(value, path(item)) : value;
	}

	/**
	 * A value of this property's type in the form that its annotations give it; anything
	 * else as it is.
	 */
	@Nullable Object inForm(@Nullable Object value) {
		Class<?> type = this.property.getType().getRawClass();
		boolean fits = this.ownForm && (type.isPrimitive() ? ClassUtil.wrapperType(type) : type).isInstance(value);
		return (value != null && fits) ? inOwnForm(value, "\"" + name() + "\"") : value;
	}

	/**
	 * Whether there is no value: {@code null}, or 0 in a primitive, which can't be
	 * {@code null}.
	 */
	boolean isUnset(@Nullable Object value) {
		return value == null
				|| (this.property.getType().isPrimitive() && value instanceof Number number && number.longValue() == 0);
	}

	/**
	 * The type and the field, for messages.
	 */
	String path(Object item) {
		return item.getClass().getSimpleName() + "." + name();
	}

	private @Nullable Object get(Object item) throws Throwable {
		Object holder = (this.outer != null) ? this.outer.get(item) : item;
		return (holder != null) ? (Object) this.getter.invokeExact(holder) : null;
	}

	private @Nullable Object inOwnForm(Object value, String path) {
		try {
			SerializationContext context = this.mapper.writeContext();
			ValueSerializer<Object> serializer = this.property.hasSerializer() ? this.property.getSerializer()
					: context.findPrimaryPropertySerializer(value.getClass(), this.property);
			TokenBuffer buffer = context.bufferForValueConversion();
			serializer.serialize(value, buffer, context);
			return this.mapper.readValue(buffer.asParser(), Object.class);
		}
		catch (JacksonException ex) {
			throw new DirectusRequestException(path + " can't be written: " + ex.getOriginalMessage(), ex);
		}
		catch (RuntimeException ex) {
			throw new DirectusRequestException(
					path + " can't be written: its serializer threw " + ex.getClass().getName(), ex);
		}
	}

}
