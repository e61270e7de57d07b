package io.github.springdirectus.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.deser.std.ContainerDeserializerBase;

/**
 * Derives the fields to ask for from a type: a value by its name, a relation by the
 * fields of its own type, in the order of declaration.
 *
 * <p>
 * A type that is being described already is not entered again: {@code Article} with an
 * {@code Author} with {@code List<Article>} asks for {@code author.name} and
 * {@code author.articles.id}. Of such a relation only the key is asked for, and nothing
 * where the type has no key.
 */
final class DerivedFields {

	private final List<String> names = new ArrayList<>();

	private final Deque<Class<?>> path = new ArrayDeque<>();

	private DerivedFields() {
	}

	/**
	 * Derive the fields.
	 * @param deserializer how the type is read
	 * @return the dotted names; empty where the type has no properties of its own
	 */
	static List<String> of(ValueDeserializer<?> deserializer) {
		DerivedFields fields = new DerivedFields();
		BeanDeserializerBase item = ItemTypes.readItem(deserializer);
		if (item != null) {
			fields.addAll("", item);
		}
		return List.copyOf(fields.names);
	}

	private void addAll(String prefix, BeanDeserializerBase item) {
		this.path.push(item.handledType());
		item.properties().forEachRemaining((property) -> {
			if (!property.isIgnorable()) {
				add(prefix + property.getName(), property);
			}
		});
		this.path.pop();
	}

	private void add(String name, SettableBeanProperty property) {
		BeanDeserializerBase relation = relation(property);
		if (relation == null) {
			this.names.add(name);
		}
		else if (!this.path.contains(relation.handledType())) {
			addAll(name + ".", relation);
		}
		else {
			String key = KeyProperty.find(relation.handledType(), relation.properties());
			if (key != null) {
				this.names.add(name + "." + key);
			}
		}
	}

	private static @Nullable BeanDeserializerBase relation(SettableBeanProperty property) {
		JavaType type = property.getType();
		ValueDeserializer<?> deserializer = property.getValueDeserializer();
		while ((type.isCollectionLikeType() || type.isArrayType())
				&& deserializer instanceof ContainerDeserializerBase<?> container) {
			type = type.getContentType();
			deserializer = container.getContentDeserializer();
		}
		return ItemTypes.readItem(deserializer);
	}

}
