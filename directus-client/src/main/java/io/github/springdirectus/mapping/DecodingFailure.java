package io.github.springdirectus.mapping;

import java.util.List;

import io.github.springdirectus.error.DirectusDecodingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Says in our own words why rows could not be read. Of Jackson's exception only the path,
 * the expected type and the kind of what was found are taken: its message quotes values,
 * so that neither the message nor the exception itself, as a cause, is passed on.
 */
final class DecodingFailure {

	private final String typeName;

	private final JacksonException problem;

	private final @Nullable JsonToken found;

	private final JsonParser parser;

	DecodingFailure(String typeName, JacksonException problem, JsonParser parser) {
		this.typeName = typeName;
		this.problem = problem;
		this.parser = parser;
		boolean buffered = problem.processor() instanceof JsonParser other && other.currentToken() != null;
		this.found = (buffered ? (JsonParser) problem.processor() : parser).currentToken();
	}

	DirectusDecodingException toException() {
		String field = field();
		String where = this.typeName + (field.isEmpty() ? "" : "." + field);
		if (this.problem instanceof ValueInstantiationException failed) {
			return constructorFailed(where, failed.getCause());
		}
		return new DirectusDecodingException(where + " " + reason(field));
	}

	/**
	 * The dotted path below the row; the first reference is the place of the row in its
	 * run, which says nothing to a reader.
	 */
	private String field() {
		if (isMalformed()) {
			return position();
		}
		List<JacksonException.Reference> path = this.problem.getPath();
		StringBuilder field = new StringBuilder();
		for (JacksonException.Reference reference : path.subList(Math.min(1, path.size()), path.size())) {
			if (reference.getPropertyName() == null) {
				field.append('[').append(reference.getIndex()).append(']');
			}
			else {
				field.append(field.isEmpty() ? "" : ".").append(reference.getPropertyName());
			}
		}
		return field.toString();
	}

	private boolean isMalformed() {
		return this.problem instanceof StreamConstraintsException
				|| (this.problem instanceof StreamReadException && !(this.problem instanceof InputCoercionException));
	}

	/**
	 * Where the parser stands, for text that is not JSON or too long.
	 */
	private String position() {
		StringBuilder field = new StringBuilder();
		TokenStreamContext context = this.parser.streamReadContext();
		while (context != null && context.getParent() != null && !context.getParent().inRoot()) {
			String step = context.inObject() ? context.currentName() : "[" + context.getCurrentIndex() + "]";
			if (step != null) {
				field.insert(0, (field.isEmpty() || field.charAt(0) == '[') ? step : step + ".");
			}
			context = context.getParent();
		}
		return field.toString();
	}

	private String reason(String field) {
		if (this.problem instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
			return new Mismatch(mismatch.getTargetType(), this.found, field).describe();
		}
		if (this.problem instanceof InputCoercionException coercion && coercion.getTargetType() != null) {
			return new Mismatch(coercion.getTargetType(), this.found, field).describe();
		}
		if (this.problem instanceof StreamConstraintsException) {
			return "can't be read: a text or number there is too long, or nested too deep";
		}
		if (this.problem instanceof StreamReadException) {
			return "can't be read: the answer is no well-formed JSON, at byte "
					+ this.problem.getLocation().getByteOffset() + " of its part";
		}
		if (this.problem instanceof InvalidDefinitionException definition && definition.getType() != null) {
			return "can't be read: Jackson finds no way to build " + definition.getType().getRawClass().getSimpleName()
					+ "; use a record, a class with one constructor or with setters, or register a deserializer";
		}
		Throwable cause = this.problem.getCause();
		return "can't be read" + ((cause != null) ? ": its reader threw " + cause.getClass().getName() : "");
	}

	/**
	 * The cause is kept by its class and stack trace: where it comes from is worth
	 * knowing, but what it says may quote a value.
	 */
	private static DirectusDecodingException constructorFailed(String where, @Nullable Throwable cause) {
		if (cause == null) {
			return new DirectusDecodingException(where + " can't be created");
		}
		String name = cause.getClass().getName();
		Throwable trace = new IllegalStateException(name + " (its message is left out: it may hold a value)");
		trace.setStackTrace(cause.getStackTrace());
		return new DirectusDecodingException(where + " can't be created: its constructor threw " + name, trace);
	}

}
