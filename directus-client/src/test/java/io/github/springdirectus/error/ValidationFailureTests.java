package io.github.springdirectus.error;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ValidationFailure}, with bodies as Directus 10, 11 and 12 send them.
 */
class ValidationFailureTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	@Test
	void namesTheFieldsOfTheItem() {
		List<FieldErrors> expected = List.of(new FieldErrors(List.of(),
				Map.of("name", List.of("Validation failed for field \"name\". Value is required."), "code",
						List.of("Validation failed for field \"code\". Value doesn't have the correct format."))));

		assertThat(failures("POST /items/artists",
				"""
						{"errors":[{"message":"Validation failed for field \\"name\\". Value is required.",
						"extensions":{"field":"name","path":[],"type":"required","code":"FAILED_VALIDATION"}},
						{"message":"Validation failed for field \\"code\\". Value doesn't have the correct format.",
						"extensions":{"field":"code","path":[],"type":"regex","invalid":"ABC","code":"FAILED_VALIDATION"}}]}"""))
			.isEqualTo(expected);
		assertThat(failures("POST /items/artists", """
				{"errors":[{"message":"Validation failed for field \\"name\\". Value is required.",
				"extensions":{"field":"name","type":"required","code":"FAILED_VALIDATION"}},
				{"message":"Validation failed for field \\"code\\". Value doesn't have the correct format.",
				"extensions":{"field":"code","type":"regex","invalid":"ABC","code":"FAILED_VALIDATION"}}]}"""))
			.isEqualTo(expected);
	}

	@Test
	void namesTheRelationOfANestedWrite() {
		assertThat(failures("PATCH /items/labels/1", """
				{"errors":[{"message":"Validation failed for field \\"name\\" at \\"artists\\". Value can't be null.",
				"extensions":{"field":"name","path":["artists"],"type":"nnull","code":"FAILED_VALIDATION"}},
				{"message":"Validation failed for field \\"title\\". Value is required.",
				"extensions":{"field":"title","path":[],"type":"required","code":"FAILED_VALIDATION"}},
				{"message":"again","extensions":{"field":"name","path":["artists"],"code":"FAILED_VALIDATION"}}]}"""))
			.containsExactly(
					new FieldErrors(List.of("artists"),
							Map.of("name",
									List.of("Validation failed for field \"name\" at \"artists\". Value can't be null.",
											"again"))),
					new FieldErrors(List.of(),
							Map.of("title", List.of("Validation failed for field \"title\". Value is required."))));
	}

	@Test
	void namesTheFieldOfAUniqueConstraint() {
		for (String body : List.of("""
				{"errors":[{"message":"Value for field \\"name\\" in collection \\"artists\\" has to be unique.",
				"extensions":{"collection":"artists","field":"name","code":"RECORD_NOT_UNIQUE"}}]}""", """
				{"errors":[{"message":"Value for field \\"name\\" in collection \\"artists\\" has to be unique.",
				"extensions":{"collection":"artists","field":"name","value":"","code":"RECORD_NOT_UNIQUE"}}]}""")) {
			DirectusResponseException failure = failure("POST /items/artists", body);
			assertThat(failure).isInstanceOf(DirectusConflictException.class);
			assertThat(((ValidationFailure) failure).validationErrors()).containsExactly(new FieldErrors(List.of(),
					Map.of("name", List.of("Value for field \"name\" in collection \"artists\" has to be unique."))));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					name | {"message":"Value \\"n1\\" for field \\"name\\" in collection \\"artists\\" has to be unique.","extensions":{"collection":"artists","field":"name","value":"n1","code":"RECORD_NOT_UNIQUE"}}
					id | {"message":"Value \\"2\\" for field \\"id\\" in collection \\"artists\\" has to be unique.","extensions":{"collection":"artists","field":"id","value":2,"code":"RECORD_NOT_UNIQUE"}}
					label | {"message":"Invalid foreign key \\"987654\\" for field \\"label\\" in collection \\"artists\\".","extensions":{"collection":"artists","field":"label","value":987654,"code":"INVALID_FOREIGN_KEY"}}
					name | {"message":"Value \\"n471031\\" for field \\"name\\" in collection \\"artists\\" is too long.","extensions":{"collection":"artists","field":"name","value":"n471031","code":"VALUE_TOO_LONG"}}
					name | {"message":"Numeric value \\"n471035\\" for field \\"name\\" in collection \\"artists\\" is out of range.","extensions":{"collection":"artists","field":"name","value":"n471035","code":"VALUE_OUT_OF_RANGE"}}
					""")
	void namesTheFieldOfEachBodyThatServersSent(String field, String error) {
		DirectusResponseException failure = failure("PATCH /items/artists/1", "{\"errors\":[" + error + "]}");

		assertThat(((ValidationFailure) failure).validationErrors())
			.containsExactly(new FieldErrors(List.of(), Map.of(field, List.of(failure.errors().get(0).message()))));
	}

	@Test
	void namesAllRelationsOnTheWay() {
		assertThat(failures("PATCH /items/labels/1",
				"""
						{"errors":[{"message":"no",
						"extensions":{"field":"code","path":["up","artists"],"type":"regex","invalid":"A","code":"FAILED_VALIDATION"}}]}"""))
			.containsExactly(new FieldErrors(List.of("up", "artists"), Map.of("code", List.of("no"))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "NOT_NULL_VIOLATION", "VALUE_TOO_LONG", "VALUE_OUT_OF_RANGE", "INVALID_FOREIGN_KEY",
			"CONTAINS_NULL_VALUES" })
	void namesTheFieldThatTheDatabaseRefused(String code) {
		DirectusResponseException failure = failure("POST /items/artists", """
				{"errors":[{"message":"no","extensions":
				{"collection":"artists","field":"name","value":"x","code":"%s"}}]}""".formatted(code));

		assertThat(failure).isInstanceOf(DirectusValidationException.class);
		assertThat(((ValidationFailure) failure).validationErrors())
			.containsExactly(new FieldErrors(List.of(), Map.of("name", List.of("no"))));
	}

	@ParameterizedTest
	@CsvSource({ "POST /items/labels, false", "POST /items/artists_more, false", "PATCH /items/labels/artists, false",
			"POST /items/artists, true", "PATCH /items/artists/1, true", "PATCH /base/items/artists/1, true",
			"PATCH /users/me, true" })
	void leavesWhatTheDatabaseRefusedInAnotherCollectionOut(String request, boolean named) {
		assertThat(failures(request, """
				{"errors":[{"message":"no","extensions":
				{"collection":"artists","field":"name","code":"RECORD_NOT_UNIQUE"}}]}""")).hasSize(named ? 1 : 0);
	}

	@Test
	void findsTheCollectionInAnEncodedPath() {
		String body = """
				{"errors":[{"message":"no","extensions":
				{"collection":"my things","field":"name","code":"RECORD_NOT_UNIQUE"}}]}""";

		assertThat(failures("POST /items/my%20things", body)).hasSize(1);
		assertThat(failures("POST /items/my", body)).isEmpty();
	}

	@Test
	void keepsAnErrorOfAnotherCollectionThatHasAPath() {
		assertThat(failures("POST /items/labels", """
				{"errors":[{"message":"no","extensions":
				{"collection":"artists","field":"name","path":["artists",0],"code":"FAILED_VALIDATION"}}]}"""))
			.containsExactly(new FieldErrors(List.of("artists", 0), Map.of("name", List.of("no"))));
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"{\"errors\":[{\"message\":\"Invalid foreign key.\",\"extensions\":{\"collection\":null,\"field\":null,\"value\":null,\"code\":\"INVALID_FOREIGN_KEY\"}}]}",
			"{\"errors\":[{\"message\":\"Invalid foreign key.\",\"extensions\":{\"collection\":null,\"field\":null,\"code\":\"INVALID_FOREIGN_KEY\"}}]}",
			"{\"errors\":[{\"message\":\"Invalid payload. Item in update misses primary key.\",\"extensions\":{\"reason\":\"Item in update misses primary key\",\"code\":\"INVALID_PAYLOAD\"}}]}" })
	void leavesWhatNamesNoFieldToTheErrors(String body) {
		DirectusResponseException failure = failure("POST /items/artists", body);

		assertThat(((ValidationFailure) failure).validationErrors()).isEmpty();
		assertThat(failure.errors()).hasSize(1);
	}

	@Test
	void aPathWithNullInItDoesNotHideTheErrors() {
		Map<String, Object> extensions = Map.of("field", "name", "path", Arrays.asList("artists", null, 0));

		assertThat(new DirectusError("no", null, extensions).path()).containsExactly("artists", 0);
	}

	@Test
	void anInvalidItemNamesFieldsAndMessages() {
		Map<String, List<String>> own = new LinkedHashMap<>();
		own.put("title", List.of("must not be blank", "is too short"));
		own.put("stars", List.of("must be positive"));
		List<FieldErrors> errors = List.of(new FieldErrors(List.of(), own),
				new FieldErrors(List.of("artists", 0), Map.of("name", List.of("must not be null"))));

		DirectusInvalidItemException failure = new DirectusInvalidItemException("Article", errors);

		assertThat(failure).isInstanceOf(DirectusRequestException.class)
			.hasMessage("Article is not valid, and nothing was sent: title: must not be blank, is too short; stars:"
					+ " must be positive; artists.0.name: must not be null");
		assertThat(failure.validationErrors()).isEqualTo(errors).isUnmodifiable();
		assertThat(failure.isRetryable()).isFalse();
	}

	@Test
	void fieldErrorsAreCopied() {
		List<Object> path = new ArrayList<>(List.of("artists"));
		List<String> messages = new ArrayList<>(List.of("a"));
		Map<String, List<String>> errors = new HashMap<>(Map.of("name", messages));
		FieldErrors copy = new FieldErrors(path, errors);
		path.add(0);
		messages.add("b");
		errors.clear();

		assertThat(copy).isEqualTo(new FieldErrors(List.of("artists"), Map.of("name", List.of("a"))));
		assertThat(copy.path()).isUnmodifiable();
		assertThat(copy.errors()).isUnmodifiable();
		assertThat(copy.errors().get("name")).isUnmodifiable();
	}

	@Test
	void failuresCanBeSerialised() throws IOException, ClassNotFoundException {
		DirectusInvalidItemException failure = new DirectusInvalidItemException("Article",
				List.of(new FieldErrors(List.of("artists", 0), Map.of("name", List.of("no")))));
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(failure);
		}
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			assertThat(((ValidationFailure) in.readObject()).validationErrors()).isEqualTo(failure.validationErrors());
		}
	}

	private static List<FieldErrors> failures(String request, String body) {
		return ((ValidationFailure) failure(request, body)).validationErrors();
	}

	private static DirectusResponseException failure(String request, String body) {
		Body read = MAPPER.readValue(body, new TypeReference<Body>() {
		});
		List<DirectusError> errors = read.errors()
			.stream()
			.map((error) -> new DirectusError(error.message(), (String) error.extensions().get("code"),
					error.extensions()))
			.toList();
		return ResponseExceptions.from(new ErrorReply(400, request, errors, "", null));
	}

	record Body(List<BodyError> errors) {
	}

	record BodyError(String message, Map<String, Object> extensions) {
	}

}
