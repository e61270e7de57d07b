package io.github.springdirectus.sample;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;

/**
 * Says which field or parameter of a request is wrong, which Spring's own problems leave
 * out.
 */
@RestControllerAdvice
class RequestExceptionHandler extends ResponseEntityExceptionHandler {

	private static final String UNREADABLE = "has a value of the wrong kind";

	@Override
	protected Mono<ResponseEntity<Object>> handleWebExchangeBindException(WebExchangeBindException ex,
			HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
		List<FieldMessage> errors = ex.getFieldErrors()
			.stream()
			.map((error) -> new FieldMessage(error.getField(), message(error.getDefaultMessage())))
			.toList();
		return handle(ex, errors, headers, status, exchange);
	}

	@Override
	protected Mono<ResponseEntity<Object>> handleHandlerMethodValidationException(HandlerMethodValidationException ex,
			HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
		List<FieldMessage> errors = ex.getParameterValidationResults()
			.stream()
			.flatMap((result) -> result.getResolvableErrors()
				.stream()
				.map((error) -> new FieldMessage(name(result.getMethodParameter()),
						message(error.getDefaultMessage()))))
			.toList();
		return handle(ex, errors, headers, status, exchange);
	}

	@Override
	protected Mono<ResponseEntity<Object>> handleServerWebInputException(ServerWebInputException ex,
			HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
		return handle(ex, unreadable(ex), headers, status, exchange);
	}

	private Mono<ResponseEntity<Object>> handle(ResponseStatusException ex, List<FieldMessage> errors,
			HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
		if (!errors.isEmpty()) {
			ex.getBody().setProperty(FieldMessage.PROPERTY, errors);
		}
		return handleExceptionInternal(ex, null, headers, status, exchange);
	}

	/**
	 * What could not be converted: a value in the body, or else a parameter. The value
	 * itself is not repeated.
	 */
	private static List<FieldMessage> unreadable(ServerWebInputException ex) {
		for (Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof DatabindException || cause instanceof InputCoercionException) {
				return unreadable((JacksonException) cause);
			}
		}
		MethodParameter parameter = ex.getMethodParameter();
		return (parameter == null || parameter.hasParameterAnnotation(RequestBody.class)) ? List.of()
				: List.of(new FieldMessage(name(parameter), UNREADABLE));
	}

	private static List<FieldMessage> unreadable(JacksonException ex) {
		String field = ex.getPath()
			.stream()
			.map(JacksonException.Reference::getPropertyName)
			.filter(Objects::nonNull)
			.collect(Collectors.joining("."));
		String message = (ex instanceof UnrecognizedPropertyException) ? "is not a field that can be set" : UNREADABLE;
		return field.isEmpty() ? List.of() : List.of(new FieldMessage(field, message));
	}

	private static String name(MethodParameter parameter) {
		return String.valueOf(parameter.getParameterName());
	}

	private static String message(@Nullable String message) {
		return (message != null) ? message : "is not valid";
	}

}
