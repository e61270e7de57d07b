package io.github.springdirectus.mapping;

import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.DirectusField;
import io.github.springdirectus.model.DirectusJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.deser.std.ContainerDeserializerBase;
import tools.jackson.databind.deser.std.ReferenceTypeDeserializer;

/**
 * The type of the items that a property holds, inside lists, optionals and references.
 *
 * @param type the type
 * @param items how an item is read
 * @param reference whether the property holds references
 * @param many whether the property holds a collection
 * @param keyOnly whether only keys are asked for
 */
record RelatedType(JavaType type, ValueDeserializer<?> items, boolean reference, boolean many, boolean keyOnly) {

	/**
	 * Find the type.
	 * @param property a property
	 * @param context the context
	 * @return the related type, or {@code null} where the property holds a value
	 */
	static @Nullable RelatedType of(SettableBeanProperty property, DeserializationContext context) {
		JavaType type = property.getType();
		ValueDeserializer<?> deserializer = property.getValueDeserializer();
		boolean reference = false;
		boolean many = false;
		while (true) {
			if (deserializer instanceof RefDeserializer ref) {
				reference = true;
				type = ref.itemType();
				deserializer = ref.itemDeserializer();
			}
			else if (deserializer instanceof ReferenceTypeDeserializer<?>) {
				type = type.getContentType();
				deserializer = context.findContextualValueDeserializer(type, property);
			}
			else if ((type.isCollectionLikeType() || type.isArrayType())
					&& deserializer instanceof ContainerDeserializerBase<?> container) {
				many = true;
				type = type.getContentType();
				deserializer = container.getContentDeserializer();
			}
			else {
				break;
			}
		}
		DirectusField field = property.getAnnotation(DirectusField.class);
		boolean keyOnly = field != null && field.keyOnly();
		boolean related = reference || keyOnly || deserializer instanceof AnyItemDeserializer
				|| ItemTypes.readItem(deserializer) != null;
		return (related && !isJson(property, type.getRawClass()))
				? new RelatedType(type, deserializer, reference, many, keyOnly || type.isJavaLangObject()) : null;
	}

	private static boolean isJson(SettableBeanProperty property, Class<?> type) {
		return property.getAnnotation(DirectusJson.class) != null || type.isAnnotationPresent(DirectusJson.class);
	}

	/**
	 * Refuse what could never be read.
	 * @param property the name of the property, for the message
	 * @throws DirectusRequestException if it couldn't
	 */
	void check(String property) {
		String name = this.type.getRawClass().getSimpleName();
		if (this.keyOnly && !this.reference) {
			throw new DirectusRequestException(property + " asks for its key only, which " + name
					+ " can't hold: declare it as Ref<" + name + ">");
		}
		if (this.items instanceof AnyItemDeserializer) {
			if (this.many) {
				throw new DirectusRequestException(property + " holds several " + name + ", whose collections are not"
						+ " known: a many-to-any relation is a list of junction rows. Declare a record for them, with"
						+ " one " + name + " or Ref<" + name + ">, and the list of that record here");
			}
			return;
		}
		BeanDeserializerBase item = ItemTypes.readItem(this.items);
		if (item != null) {
			if (this.reference && KeyProperty.find(item.handledType(), item.properties()) == null) {
				throw new DirectusRequestException(property + " is a Ref<" + name + ">, and " + name
						+ " has no key: add the property id, or mark its key with @DirectusId");
			}
		}
		else if (!this.keyOnly && !this.type.isTypeOrSubTypeOf(Map.class)
				&& !this.type.isTypeOrSubTypeOf(JsonNode.class)) {
			throw new DirectusRequestException(property + " is a Ref<" + name + ">, and " + name
					+ " is no item: declare it as " + name + ", or as a Ref of a record");
		}
	}

}
