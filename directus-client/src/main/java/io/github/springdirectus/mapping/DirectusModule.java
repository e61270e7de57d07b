package io.github.springdirectus.mapping;

import java.util.LinkedHashSet;
import java.util.Set;

import io.github.springdirectus.model.MappingOverrides;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.bean.BeanDeserializer;
import tools.jackson.databind.module.SimpleAbstractTypeResolver;
import tools.jackson.databind.module.SimpleSerializers;
import tools.jackson.databind.type.CollectionType;

/**
 * Adds to Jackson what this package reads itself. Comes before the modules of a
 * customizer, which therefore win.
 */
final class DirectusModule extends JacksonModule {

	private final MappingOverrides overrides;

	DirectusModule(MappingOverrides overrides) {
		this.overrides = overrides;
	}

	@Override
	public String getModuleName() {
		return "directus";
	}

	@Override
	public Version version() {
		return Version.unknownVersion();
	}

	@Override
	public void setupModule(SetupContext context) {
		context.insertAnnotationIntrospector(new DirectusAnnotations(this.overrides));
		context.addDeserializers(new Scalars());
		context.addDeserializers(new ItemDeserializers());
		context.addDeserializerModifier(new ReaderModifier());
		context.addSerializers(ExactNumberSerializer.addTo(new SimpleSerializers().addSerializer(new RefSerializer())));
		// In the order of the wire, where Jackson would take a HashSet
		context.addAbstractTypeResolver(new SimpleAbstractTypeResolver().addMapping(Set.class, LinkedHashSet.class));
	}

	private static final class ReaderModifier extends ValueDeserializerModifier {

		@Override
		public ValueDeserializer<?> modifyDeserializer(DeserializationConfig config,
				BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
			ValueDeserializer<?> row = ConstructorDeserializer.wrap(deserializer);
			return (deserializer instanceof BeanDeserializer bean) ? JunctionDeserializer.wrap(row, bean) : row;
		}

		@Override
		public ValueDeserializer<?> modifyCollectionDeserializer(DeserializationConfig config, CollectionType type,
				BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
			return type.getContentType().hasRawClass(String.class) ? new CsvDeserializer(deserializer) : deserializer;
		}

	}

}
