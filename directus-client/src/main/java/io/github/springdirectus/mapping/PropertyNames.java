package io.github.springdirectus.mapping;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotatedParameter;

/**
 * The Java name of the property that a member stands for.
 */
final class PropertyNames {

	private static final List<String> PREFIXES = List.of("get", "set", "is");

	private PropertyNames() {
	}

	/**
	 * The name of the property.
	 * @param member a field, an accessor, a setter or a parameter of a constructor
	 * @return the name, or {@code null} where it was not kept by the compiler
	 */
	static @Nullable String of(AnnotatedMember member) {
		if (member instanceof AnnotatedParameter parameter) {
			return parameter(parameter);
		}
		return (member instanceof AnnotatedMethod) ? ofMethod(member.getName()) : member.getName();
	}

	/**
	 * The name of the property that a method reads or writes: {@code title} for
	 * {@code getTitle}, {@code setTitle}, {@code isTitle} and {@code title}.
	 */
	static String ofMethod(String method) {
		for (String prefix : PREFIXES) {
			int start = prefix.length();
			if (method.startsWith(prefix) && method.length() > start && Character.isUpperCase(method.charAt(start))) {
				return Character.toLowerCase(method.charAt(start)) + method.substring(start + 1);
			}
		}
		return method;
	}

	private static @Nullable String parameter(AnnotatedParameter parameter) {
		Parameter declared = ((Executable) parameter.getOwner().getAnnotated()).getParameters()[parameter.getIndex()];
		return declared.isNamePresent() ? declared.getName() : null;
	}

}
