package io.github.springdirectus.mapping;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import io.github.springdirectus.model.Ref;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.BeanDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.util.ClassUtil;

/**
 * The loop over the fields of one row: a field is matched against the bytes of its name,
 * its value goes to its place among the arguments, and what the type does not know is
 * skipped. Nothing is created but the values, their array and the item.
 */
final class ConstructorReader {

	private final Class<?> type;

	/**
	 * By the index of the parameter; {@code null} where Jackson was told to ignore it.
	 */
	private final @Nullable SettableBeanProperty[] properties;

	/** What an ignored parameter is given. */
	private final @Nullable Object[] defaults;

	private final PropertyNameMatcher names;

	private final SettableBeanProperty[] propertyByName;

	private final MethodHandle constructor;

	private ConstructorReader(Class<?> type, @Nullable SettableBeanProperty[] properties, @Nullable Object[] defaults,
			MethodHandle constructor, DeserializationContext context) {
		this.type = type;
		this.properties = properties;
		this.defaults = defaults;
		this.constructor = constructor;
		List<Named> names = new ArrayList<>();
		List<SettableBeanProperty> named = new ArrayList<>();
		for (SettableBeanProperty property : properties) {
			if (property != null) {
				names.add(Named.fromString(property.getName()));
				named.add(property);
				for (PropertyName alias : property.findAliases(context.getConfig())) {
					names.add(Named.fromString(alias.getSimpleName()));
					named.add(property);
				}
			}
		}
		this.names = context.tokenStreamFactory().constructNameMatcher(names, false);
		this.propertyByName = named.toArray(SettableBeanProperty[]::new);
	}

	/**
	 * Create a reader.
	 * @param bean how Jackson reads the type, with the readers of its properties found
	 * @param context the context
	 * @return the reader, or {@code null} where the type needs more than arguments for a
	 * constructor
	 */
	static @Nullable ConstructorReader of(BeanDeserializer bean, DeserializationContext context) {
		ValueInstantiator instantiator = bean.getValueInstantiator();
		if (context.getActiveView() != null || bean.hasAnySetter() || bean.getObjectIdReader(context) != null
				|| instantiator.canCreateUsingDelegate() || instantiator.canCreateUsingArrayDelegate()) {
			return null;
		}
		SettableBeanProperty[] parameters = instantiator.getFromObjectArguments(context.getConfig());
		@Nullable SettableBeanProperty[] properties = new SettableBeanProperty[parameters.length];
		@Nullable Object[] defaults = new Object[parameters.length];
		for (Iterator<SettableBeanProperty> found = bean.properties(); found.hasNext();) {
			SettableBeanProperty property = found.next();
			if (!property.isCreatorProperty() || property.getInjectableValueId() != null
					|| property.getManagedReferenceName() != null) {
				return null;
			}
			if (!property.isIgnorable()) {
				properties[property.getCreatorIndex()] = property;
			}
		}
		for (int i = 0; i < parameters.length; i++) {
			if (properties[i] == null && !parameters[i].isIgnorable()) {
				return null;
			}
			Class<?> type = parameters[i].getType().getRawClass();
			defaults[i] = type.isPrimitive() ? ClassUtil.defaultValue(type) : null;
		}
		MethodHandle constructor = constructor(instantiator, parameters.length);
		return (constructor != null)
				? new ConstructorReader(bean.handledType(), properties, defaults, constructor, context) : null;
	}

	private static @Nullable MethodHandle constructor(ValueInstantiator instantiator, int count) {
		Member member = instantiator.getWithArgsCreator().getMember();
		MethodHandles.Lookup lookup = MethodHandles.lookup();
		try {
			MethodHandle handle;
			// Jackson has made the member accessible, also in a private type
			if (member instanceof Constructor<?> constructor) {
				handle = lookup.unreflectConstructor(constructor);
			}
			else {
				handle = lookup.unreflect((Method) member);
			}
			return handle.asSpreader(Object[].class, count).asType(MethodType.methodType(Object.class, Object[].class));
		}
		catch (IllegalAccessException ex) {
			return null;
		}
	}

	Object read(JsonParser parser, DeserializationContext context) {
		return create(readValues(parser, context), parser);
	}

	/**
	 * Read a row together with its key.
	 * @param key which of the parameters is the key
	 */
	Ref<Object> readRef(JsonParser parser, DeserializationContext context, int key) {
		@Nullable Object[] values = readValues(parser, context);
		Object found = values[key];
		if (found == null) {
			throw ItemTarget.withoutKey(parser);
		}
		return Ref.of(found, create(values, parser));
	}

	private @Nullable Object[] readValues(JsonParser parser, DeserializationContext context) {
		@Nullable Object[] values = new Object[this.properties.length];
		int match = (parser.currentToken() == JsonToken.PROPERTY_NAME) ? parser.currentNameMatch(this.names)
				: parser.nextNameMatch(this.names);
		while (match != PropertyNameMatcher.MATCH_END_OBJECT) {
			if (match == PropertyNameMatcher.MATCH_ODD_TOKEN) {
				throw MismatchedInputException.from(parser, this.type, "not the name of a field");
			}
			parser.nextToken();
			if (match == PropertyNameMatcher.MATCH_UNKNOWN_NAME) {
				parser.skipChildren();
			}
			else {
				SettableBeanProperty property = this.propertyByName[match];
				values[property.getCreatorIndex()] = value(property, parser, context);
			}
			match = parser.nextNameMatch(this.names);
		}
		for (int i = 0; i < values.length; i++) {
			if (values[i] == null) {
				SettableBeanProperty property = this.properties[i];
				values[i] = (property != null) ? absent(property, context) : this.defaults[i];
			}
		}
		return values;
	}

	private @Nullable Object value(SettableBeanProperty property, JsonParser parser, DeserializationContext context) {
		try {
			return property.deserialize(parser, context);
		}
		catch (RuntimeException ex) {
			throw at(property, ex, context);
		}
	}

	/**
	 * What an absent field, or one that is {@code null}, stands for: mostly {@code null};
	 * a primitive refuses.
	 */
	private @Nullable Object absent(SettableBeanProperty property, DeserializationContext context) {
		try {
			return property.getNullValueProvider().getAbsentValue(context);
		}
		catch (RuntimeException ex) {
			throw at(property, ex, context);
		}
	}

	private JacksonException at(SettableBeanProperty property, RuntimeException ex, DeserializationContext context) {
		return DatabindException.wrapWithPath(context, ex,
				new JacksonException.Reference(this.type, property.getName()));
	}

	private Object create(@Nullable Object[] values, JsonParser parser) {
		try {
			return (Object) this.constructor.invokeExact(values);
		}
		catch (Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw ValueInstantiationException.from(parser, "the constructor failed", null, ex);
		}
	}

}
