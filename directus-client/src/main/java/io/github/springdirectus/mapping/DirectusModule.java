package io.github.springdirectus.mapping;

import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;

/**
 * Adds to Jackson what this package reads itself. Comes before the modules of a
 * customizer, which therefore win.
 */
final class DirectusModule extends JacksonModule {

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
		context.insertAnnotationIntrospector(new DirectusAnnotations());
		context.addDeserializers(new Scalars());
		context.addDeserializerModifier(new ConstructorModifier());
	}

	private static final class ConstructorModifier extends ValueDeserializerModifier {

		@Override
		public ValueDeserializer<?> modifyDeserializer(DeserializationConfig config,
				BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
			return ConstructorDeserializer.wrap(deserializer);
		}

	}

}
