package io.github.springdirectus.mapping;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.introspect.AnnotatedField;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.util.TokenBuffer;

/**
 * One property of a type that is written.
 */
final class RowProperty {

	private final BeanPropertyWriter property;

	private final DirectusJsonMapper mapper;

	private final MethodHandle getter;

	private final boolean ownForm;

	private final boolean relation;

	private RowProperty(BeanPropertyWriter property, MethodHandle getter, DirectusJsonMapper mapper) {
		this.property = property;
		this.mapper = mapper;
		this.getter = getter;
		this.ownForm = hasOwnForm(property.getMember(), mapper.serializationConfig());
		this.relation = !this.ownForm && isItem(property.getType(), mapper.writeContext());
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

	private static boolean isItem(JavaType declared, SerializationContext context) {
		JavaType type = declared;
		while (type.isCollectionLikeType() || type.isArrayType() || type.isReferenceType()) {
			type = type.getContentType();
		}
		return !type.isContainerType()
				&& ItemTypes.writtenItem(type.getRawClass(), context.findValueSerializer(type)) != null;
	}

	String name() {
		return this.property.getName();
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
			value = (Object) this.getter.invokeExact(item);
		}
		catch (Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new DirectusRequestException(item.getClass().getSimpleName() + "." + name()
					+ " can't be written: its getter threw " + ex.getClass().getName(), ex);
		}
		return (value != null && this.ownForm) ? inOwnForm(value) : value;
	}

	private @Nullable Object inOwnForm(Object value) {
		SerializationContext context = this.mapper.writeContext();
		ValueSerializer<Object> serializer = this.property.hasSerializer() ? this.property.getSerializer()
				: context.findPrimaryPropertySerializer(value.getClass(), this.property);
		TokenBuffer buffer = context.bufferForValueConversion();
		serializer.serialize(value, buffer, context);
		return this.mapper.readValue(buffer.asParser(), Object.class);
	}

}
