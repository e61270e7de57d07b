package io.github.springdirectus.model;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which property an {@link Accessor} names. Java answers that only to the serialisation
 * of the method reference, so it is asked once for each place in the code that has one.
 *
 * @param type the type that has the property, as the method reference names it
 * @param accessor the name of the accessor, such as {@code title} or {@code getTitle}
 * @param isToMany whether the accessor returns a collection or an array
 */
@Internal
public record PropertyReference(Class<?> type, String accessor, boolean isToMany) {

	private static final Set<Integer> VIRTUAL = Set.of(MethodHandleInfo.REF_invokeVirtual,
			MethodHandleInfo.REF_invokeInterface, MethodHandleInfo.REF_invokeSpecial);

	private static final ClassValue<Known> known = new ClassValue<>() {
		@Override
		protected Known computeValue(Class<?> type) {
			return new Known();
		}
	};

	/**
	 * Find the property.
	 * @param accessor a method reference
	 * @return the property
	 * @throws IllegalArgumentException if it is no reference to a method of its type
	 */
	public static PropertyReference of(Accessor<?, ?> accessor) {
		Known place = known.get(accessor.getClass());
		PropertyReference property = place.property;
		if (property == null) {
			property = read(accessor);
			place.property = property;
		}
		return property;
	}

	private static PropertyReference read(Accessor<?, ?> accessor) {
		SerializedLambda lambda = serialized(accessor);
		if (lambda == null || lambda.getCapturedArgCount() > 0 || !VIRTUAL.contains(lambda.getImplMethodKind())
				|| lambda.getImplMethodName().startsWith("lambda$")) {
			throw new IllegalArgumentException("A property is named by what is no reference to a method of its type: "
					+ "write a method reference such as Article::title, or the name of the field as a text");
		}
		ClassLoader loader = accessor.getClass().getClassLoader();
		Class<?> type = MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(), loader)
			.parameterType(0);
		Class<?> result = MethodType.fromMethodDescriptorString(lambda.getImplMethodSignature(), loader).returnType();
		return new PropertyReference(type, lambda.getImplMethodName(), isMany(result));
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
	 * The method reference, as it was written.
	 */
	@Override
	public String toString() {
		return this.type.getSimpleName() + "::" + this.accessor;
	}

	/**
	 * What is known of one method reference in the code; two threads may find out at the
	 * same time and come to the same.
	 */
	private static final class Known {

		private volatile @Nullable PropertyReference property;

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
