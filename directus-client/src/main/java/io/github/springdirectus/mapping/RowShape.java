package io.github.springdirectus.mapping;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.PropertyWriter;
import tools.jackson.databind.ser.bean.BeanSerializerBase;
import tools.jackson.databind.util.NameTransformer;

/**
 * The properties of a type that is written, in the order of their declaration. Those of
 * an unwrapped property stand in its place.
 *
 * @param properties the properties
 * @param key the field of the primary key, or {@code null} where the type has none
 */
record RowShape(List<RowProperty> properties, @Nullable String key) {

	/**
	 * Find the shape of a type.
	 * @param type the type
	 * @param mapper the mapper
	 * @return the shape, or {@code null} where the type is written as a value
	 */
	static @Nullable RowShape of(Class<?> type, DirectusJsonMapper mapper) {
		SerializationContext context = mapper.writeContext();
		BeanSerializerBase item = ItemTypes.writtenItem(type, context.findValueSerializer(type));
		if (item == null) {
			return null;
		}
		List<BeanPropertyWriter> writers = new ArrayList<>();
		List<RowProperty> properties = new ArrayList<>();
		String unwrappedKey = null;
		for (Iterator<PropertyWriter> found = item.properties(); found.hasNext();) {
			if (found.next() instanceof BeanPropertyWriter writer) {
				RowProperty property = RowProperty.of(writer, mapper);
				RowShape unwrapped = writer.isUnwrapping() ? of(writer.getType().getRawClass(), mapper) : null;
				if (property != null && unwrapped != null) {
					NameTransformer naming = naming(writer, context);
					for (RowProperty inner : unwrapped.properties()) {
						properties.add(inner.inside(property, naming.transform(inner.name())));
					}
					unwrappedKey = (unwrapped.key() != null) ? naming.transform(unwrapped.key()) : unwrappedKey;
				}
				else if (property != null) {
					writers.add(writer);
					properties.add(property);
				}
			}
		}
		String key = KeyProperty.find(type, writers.iterator());
		return new RowShape(List.copyOf(properties), (key != null) ? key : unwrappedKey);
	}

	/**
	 * The property for a field.
	 * @return the property, or {@code null} where the field is not written from this type
	 */
	@Nullable RowProperty property(String field) {
		return this.properties.stream().filter((property) -> property.name().equals(field)).findFirst().orElse(null);
	}

	/**
	 * The field of the key of an item in a collection: what this type marks as its key
	 * wins.
	 * @param field the field of the key, as far as it is known of the collection
	 */
	String keyField(String field) {
		return (this.key != null && !this.key.equals(KeyProperty.DEFAULT_FIELD)) ? this.key : field;
	}

	private static NameTransformer naming(BeanPropertyWriter writer, SerializationContext context) {
		AnnotationIntrospector annotations = context.getAnnotationIntrospector();
		NameTransformer naming = annotations.findUnwrappingNameTransformer(context.getConfig(), writer.getMember());
		return (naming != null) ? naming : NameTransformer.NOP;
	}

}
