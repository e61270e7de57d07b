package io.github.springdirectus.mapping;

import io.github.springdirectus.model.Ref;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes a {@link Ref} as its key: what is written links to the related item and does not
 * change it.
 */
final class RefSerializer extends StdSerializer<Ref<?>> {

	RefSerializer() {
		super(Ref.class);
	}

	@Override
	public void serialize(Ref<?> ref, JsonGenerator generator, SerializationContext context) {
		context.writeValue(generator, ref.key());
	}

}
