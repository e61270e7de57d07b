package io.github.springdirectus.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.MappingOverrides;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
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

	private final Map<String, TypeMapping<Map<String, @Nullable Object>>> mapByCollection;

	private final RowWriter writer;

	private final FieldNames fieldNames;

	/**
	 * Create mappings.
	 * @param customizer changes the mapper before it is built: adds modules, say, whose
	 * readers and writers then win over those of this package
	 */
	public Mappings(Consumer<JsonMapper.Builder> customizer) {
		this(customizer, MappingOverrides.none());
	}

	/**
	 * Create mappings.
	 * @param customizer changes the mapper before it is built
	 * @param overrides change names of fields, and the types of values in maps
	 */
	public Mappings(Consumer<JsonMapper.Builder> customizer, MappingOverrides overrides) {
		this.mapper = DirectusJsonMapper.create(customizer, overrides);
		ObjectReader reader = this.mapper.readerFor(new TypeReference<List<Map<String, @Nullable Object>>>() {
		});
		this.fieldNames = new FieldNames(this.mapper);
		this.map = mapOf(new RowReader<>("Map", reader));
		this.mapByCollection = new LinkedHashMap<>();
		MapOverrides.byCollection(overrides, this.mapper)
			.forEach((collection, types) -> this.mapByCollection.put(collection,
					mapOf(new RowReader<>(collection, reader, types::apply))));
		this.writer = new RowWriter(this.mapper, this.fieldNames);
	}

	@SuppressWarnings("unchecked")
	private TypeMapping<Map<String, @Nullable Object>> mapOf(RowReader<Map<String, @Nullable Object>> reader) {
		Class<?> type = Map.class;
		return mapping((Class<Map<String, @Nullable Object>>) type, null, reader);
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
	 * The mapping of the rows of a collection as maps, with the types that overrides give
	 * to their fields.
	 * @param collection the collection
	 * @return its mapping; {@link #map()} where no override is for it
	 */
	public TypeMapping<Map<String, @Nullable Object>> map(String collection) {
		return this.mapByCollection.getOrDefault(collection, this.map);
	}

	/**
	 * The Directus field of a property, as it is read and written: with overrides,
	 * annotations and the naming strategy applied.
	 * @param type the type that declares or inherits the property: a record, a class or
	 * an interface
	 * @param accessor the name of a record component or a getter: {@code title},
	 * {@code getTitle}, {@code isActive}
	 * @return the name of the field
	 * @throws DirectusRequestException if the accessor is of no property, or of one that
	 * is ignored or unwrapped
	 */
	public String fieldName(Class<?> type, String accessor) {
		return this.fieldNames.find(type, accessor);
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
		return mapping(type, ItemTypes.readItem(deserializer),
				new RowReader<>(name, this.mapper.readerForListOf(type)));
	}

	/**
	 * Create a mapping.
	 * @param item how the type is read, or {@code null} where it has no properties of its
	 * own
	 */
	private <T> TypeMapping<T> mapping(Class<T> type, @Nullable BeanDeserializerBase item, RowReader<T> reader) {
		DerivedFields fields = DerivedFields.of(item, this.mapper.readContext());
		if (item == null) {
			return new TypeMapping<>(type, null, fields, NamedFields::none, reader);
		}
		return new TypeMapping<>(type, KeyProperty.findProperty(type, item.properties()), fields,
				() -> this.fieldNames.of(type), reader);
	}

	private ValueDeserializer<?> deserializer(Class<?> type) {
		ValueDeserializer<?> deserializer;
		try {
			deserializer = this.mapper.readContext().findRootValueDeserializer(this.mapper.constructType(type));
		}
		catch (JacksonException ex) {
			throw new DirectusRequestException(type.getSimpleName() + " can't be read: " + ex.getOriginalMessage(), ex);
		}
		if (deserializer instanceof AnyItemDeserializer) {
			throw new DirectusRequestException(type.getSimpleName() + " stands for items of several collections:"
					+ " read the junction that holds them, or one of its types");
		}
		if (!ItemTypes.canBeBuilt(deserializer)) {
			throw new DirectusRequestException(type.getSimpleName()
					+ " can't be built: it needs one constructor with parameters, or one without and setters");
		}
		return deserializer;
	}

}
