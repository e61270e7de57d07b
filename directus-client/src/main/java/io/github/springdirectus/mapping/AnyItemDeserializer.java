package io.github.springdirectus.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.springdirectus.model.Ref;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Reads an item of a many-to-any relation into the type for its collection, which the
 * {@link JunctionDeserializer} has found beside it. Items of other collections, and bare
 * keys, go into the type without a collection, if there is one.
 */
final class AnyItemDeserializer extends ValueDeserializer<Object> {

	private final Class<?> type;

	private final transient ItemSubtypes subtypes;

	private final transient Map<String, ItemTarget> targets;

	private final transient @Nullable ItemTarget fallback;

	AnyItemDeserializer(Class<?> type, ItemSubtypes subtypes) {
		this(type, subtypes, Map.of(), null);
	}

	private AnyItemDeserializer(Class<?> type, ItemSubtypes subtypes, Map<String, ItemTarget> targets,
			@Nullable ItemTarget fallback) {
		this.type = type;
		this.subtypes = subtypes;
		this.targets = targets;
		this.fallback = fallback;
	}

	@Override
	public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
		Map<String, ItemTarget> found = new LinkedHashMap<>();
		this.subtypes.byCollection()
			.forEach((collection, subtype) -> found.put(collection, target(subtype, context, property)));
		Class<?> other = this.subtypes.fallback();
		return new AnyItemDeserializer(this.type, this.subtypes, found,
				(other != null) ? target(other, context, property) : null);
	}

	private static ItemTarget target(Class<?> type, DeserializationContext context, @Nullable BeanProperty property) {
		return new ItemTarget(context.findContextualValueDeserializer(context.constructType(type), property));
	}

	/**
	 * What reads the items of each collection.
	 */
	Map<String, ItemTarget> targets() {
		return this.targets;
	}

	/**
	 * The types of the items, by collection.
	 */
	Map<String, Class<?>> types() {
		return Collections.unmodifiableMap(this.subtypes.byCollection());
	}

	@Override
	public Object deserialize(JsonParser parser, DeserializationContext context) {
		boolean bareKey = parser.currentToken().isScalarValue();
		String collection = JunctionDeserializer.takeCollection(context);
		ItemTarget target = bareKey ? this.fallback : target(collection);
		if (target == null || !(bareKey || parser.currentToken() == JsonToken.START_OBJECT)) {
			throw MismatchedInputException.from(parser, this.type, "no type for this item");
		}
		return bareKey ? target.readBareKey(parser, context) : target.read(parser, context);
	}

	/**
	 * Read a reference. An item of a collection that there is no type for is known by its
	 * key.
	 */
	Ref<Object> readRef(JsonParser parser, DeserializationContext context) {
		ItemTarget target = target(JunctionDeserializer.takeCollection(context));
		if (target != null) {
			return target.readRef(parser, context);
		}
		ItemTarget unknown = new ItemTarget(context.findRootValueDeserializer(context.constructType(Object.class)));
		return Ref.of(unknown.readRef(parser, context).key());
	}

	private @Nullable ItemTarget target(@Nullable String collection) {
		ItemTarget target = (collection != null) ? this.targets.get(collection) : null;
		return (target != null) ? target : this.fallback;
	}

	@Override
	public Class<?> handledType() {
		return this.type;
	}

}
