package io.github.springdirectus.mapping;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.DirectusCollection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mappings of one template: its mapper, and what is known of each type, found once.
 * Thread-safe. Internal, not API.
 */
public final class Mappings {

	private final DirectusJsonMapper mapper;

	private final Map<Class<?>, TypeMapping<?>> types = new ConcurrentHashMap<>();

	private final TypeMapping<Map<String, @Nullable Object>> map;

	private final RowWriter writer;

	/**
	 * Create mappings.
	 * @param customizer changes the mapper before it is built: adds modules, say, whose
	 * readers and writers then win over those of this package
	 */
	public Mappings(Consumer<JsonMapper.Builder> customizer) {
		this.mapper = DirectusJsonMapper.create(customizer);
		this.map = new TypeMapping<>("Map", null, KeyProperty.DEFAULT_FIELD, List.of(),
				new RowReader<>("Map", this.mapper.readerFor(new TypeReference<List<Map<String, @Nullable Object>>>() {
				})));
		this.writer = new RowWriter(this.mapper);
	}

	/**
	 * The mapper of the wire: fields in snake case, decimals and big integers exact,
	 * dates as ISO text, enums in lower case (or as {@code @JsonProperty} names them).
	 * @return the mapper
	 */
	public JsonMapper jsonMapper() {
		return this.mapper;
	}

	/**
	 * The mapping of a type: a record, a class with a constructor or with setters, a
	 * {@code JsonNode} or a {@code Map}.
	 * @param <T> the type
	 * @param type the type
	 * @return its mapping, the same one each time
	 * @throws DirectusRequestException if no row can be read into the type
	 */
	@SuppressWarnings("unchecked")
	public <T> TypeMapping<T> of(Class<T> type) {
		TypeMapping<?> mapping = (type == Map.class) ? this.map : this.types.computeIfAbsent(type, this::create);
		return (TypeMapping<T>) mapping;
	}

	/**
	 * The mapping of rows that have no type: maps in the order of the wire, with
	 * {@code null} values kept; whole numbers are {@code Integer}, {@code Long} or
	 * {@code BigInteger} by size, other numbers {@code BigDecimal}.
	 * @return the mapping
	 */
	public TypeMapping<Map<String, @Nullable Object>> map() {
		return this.map;
	}

	/**
	 * The reader of a type that need not be an item: of text, numbers, or anything else
	 * that the mapper can read.
	 * @param <T> the type
	 * @param type the type
	 * @return a reader
	 */
	public <T> RowReader<T> reader(Class<T> type) {
		return ItemTypes.canBeRow(type) ? of(type).reader()
				: new RowReader<>(type.getSimpleName(), this.mapper.readerForListOf(type));
	}

	/**
	 * The writer of rows.
	 * @return the writer
	 */
	public RowWriter writer() {
		return this.writer;
	}

	private <T> TypeMapping<T> create(Class<T> type) {
		String name = type.getSimpleName();
		if (!ItemTypes.canBeRow(type)) {
			throw new DirectusRequestException(
					name + " can't hold an item: use a record, a class with properties, a Map or a JsonNode");
		}
		ValueDeserializer<?> deserializer = deserializer(type);
		BeanDeserializerBase item = ItemTypes.readItem(deserializer);
		String key = (item != null) ? KeyProperty.find(type, item.properties()) : null;
		DirectusCollection collection = type.getAnnotation(DirectusCollection.class);
		return new TypeMapping<>(name, (collection != null) ? collection.value() : null,
				(key != null) ? key : KeyProperty.DEFAULT_FIELD, DerivedFields.of(deserializer),
				new RowReader<>(name, this.mapper.readerForListOf(type)));
	}

	private ValueDeserializer<?> deserializer(Class<?> type) {
		ValueDeserializer<?> deserializer;
		try {
			deserializer = this.mapper.readContext().findRootValueDeserializer(this.mapper.constructType(type));
		}
		catch (JacksonException ex) {
			throw new DirectusRequestException(type.getSimpleName() + " can't be read: " + ex.getOriginalMessage(), ex);
		}
		if (!ItemTypes.canBeBuilt(deserializer)) {
			throw new DirectusRequestException(type.getSimpleName()
					+ " can't be built: it needs one constructor with parameters, or one without and setters");
		}
		return deserializer;
	}

}
