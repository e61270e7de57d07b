package io.github.springdirectus.query;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.util.Set;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.Accessor;
import org.jspecify.annotations.Nullable;

/**
 * Tells which property a method reference names. Java answers that only to the
 * serialisation of the method reference, so it is asked once for each place in the code
 * that has one.
 */
final class MethodReferences {

	private static final Set<Integer> VIRTUAL = Set.of(MethodHandleInfo.REF_invokeVirtual,
			MethodHandleInfo.REF_invokeInterface, MethodHandleInfo.REF_invokeSpecial);

	private static final ClassValue<Known> known = new ClassValue<>() {
		@Override
		protected Known computeValue(Class<?> type) {
			return new Known();
		}
	};

	private MethodReferences() {
	}

	static PathPart.Property property(Accessor<?, ?> accessor) {
		Known place = known.get(accessor.getClass());
		PathPart.Property property = place.property;
		if (property == null) {
			property = read(accessor);
			place.property = property;
		}
		return property;
	}

	private static PathPart.Property read(Accessor<?, ?> accessor) {
		SerializedLambda lambda = serialized(accessor);
		if (lambda == null || lambda.getCapturedArgCount() > 0 || !VIRTUAL.contains(lambda.getImplMethodKind())
				|| lambda.getImplMethodName().startsWith("lambda$")) {
			throw new DirectusRequestException("A property is named by what is no reference to a method of its type: "
					+ "write a method reference such as Article::title, or the name of the field as a text");
		}
		ClassLoader loader = accessor.getClass().getClassLoader();
		Class<?> type = MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(), loader)
			.parameterType(0);
		Class<?> result = MethodType.fromMethodDescriptorString(lambda.getImplMethodSignature(), loader).returnType();
		return new PathPart.Property(type, lambda.getImplMethodName(), isMany(result));
	}

	private static boolean isMany(Class<?> type) {
		return Iterable.class.isAssignableFrom(type) || type.isArray();
	}

	private static @Nullable SerializedLambda serialized(Accessor<?, ?> accessor) {
		try (Interception interception = new Interception()) {
			interception.writeObject(accessor);
			return interception.lambda;
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * What is known of one method reference in the code; two threads may find out at the
	 * same time and come to the same.
	 */
	private static final class Known {

		private volatile PathPart.@Nullable Property property;

	}

	/**
	 * Catches the description of a lambda on its way into a stream. Java itself asks the
	 * lambda for it, so that no module has to be opened.
	 */
	private static final class Interception extends ObjectOutputStream {

		private @Nullable SerializedLambda lambda;

		private Interception() throws IOException {
			super(OutputStream.nullOutputStream());
			enableReplaceObject(true);
		}

		@Override
		protected @Nullable Object replaceObject(Object object) {
			if (object instanceof SerializedLambda found) {
				this.lambda = found;
				return null;
			}
			return object;
		}

	}

}
