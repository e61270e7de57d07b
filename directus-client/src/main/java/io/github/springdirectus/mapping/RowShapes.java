package io.github.springdirectus.mapping;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.DirectusJson;
import io.github.springdirectus.model.Ref;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The shapes of the types that are written, found once, by which items are told from
 * values.
 */
final class RowShapes {

	private final DirectusJsonMapper mapper;

	/** Holds an empty optional for a type that is written as a value. */
	private final Map<Class<?>, Optional<RowShape>> shapes = new ConcurrentHashMap<>();

	RowShapes(DirectusJsonMapper mapper) {
		this.mapper = mapper;
	}

	RowShape of(Object item) {
		return find(item.getClass()).orElseThrow(() -> new DirectusRequestException("A "
				+ item.getClass().getSimpleName() + " is no item: write a map, a record or an object with properties"));
	}

	/**
	 * The shape of a type.
	 * @return the shape, or empty where the type is written as a value
	 */
	Optional<RowShape> find(Class<?> type) {
		Optional<RowShape> known = this.shapes.get(type);
		if (known == null) {
			known = Optional.ofNullable(create(type));
			this.shapes.putIfAbsent(type, known);
		}
		return known;
	}

	private @Nullable RowShape create(Class<?> type) {
		try {
			return RowShape.of(type, this.mapper);
		}
		catch (JacksonException ex) {
			throw new DirectusRequestException(type.getSimpleName() + " can't be written: " + ex.getOriginalMessage(),
					ex);
		}
	}

	/**
	 * Refuse records among values, at any depth: a relation is not written from them.
	 * @param value the value
	 * @param path what holds it, for the message
	 */
	void refuseItems(@Nullable Object value, String path) {
		if (value instanceof Map<?, ?> map) {
			map.values().forEach((nested) -> refuseItems(nested, path));
		}
		else if (value instanceof Object[] array) {
			for (Object nested : array) {
				refuseItems(nested, path);
			}
		}
		else if (value instanceof Collection<?> values) {
			values.forEach((nested) -> refuseItems(nested, path));
		}
		else if (value instanceof Optional<?> optional) {
			refuseItems(optional.orElse(null), path);
		}
		else if (value instanceof Ref<?> ref) {
			refuseItems(ref.key(), path);
		}
		else if (value != null && !value.getClass().isAnnotationPresent(DirectusJson.class)
				&& find(value.getClass()).isPresent()) {
			throw new DirectusRequestException(path + " holds a " + value.getClass().getSimpleName()
					+ ", and a relation is not written from a record: it would change the related item too."
					+ " Write its key, or a map where the related item shall change");
		}
	}

}
