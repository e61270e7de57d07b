package io.github.springdirectus.mapping;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.error.DirectusRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Reads rows by mappings without customization.
 */
abstract class MappingTest {

	final Mappings mappings = new Mappings((builder) -> {
	});

	final <T> T read(Class<T> type, String row) {
		List<T> rows = readAll(this.mappings.of(type).reader(), "[" + row + "]");
		assertThat(rows).hasSize(1);
		return rows.get(0);
	}

	static <T> List<T> readAll(RowReader<T> reader, String json) {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		return reader.readAll(bytes, 0, bytes.length);
	}

	final String failure(Class<?> type, String row) {
		DirectusDecodingException failure = catchThrowableOfType(DirectusDecodingException.class,
				() -> read(type, row));
		assertThat(failure).isNotNull();
		assertThat(failure.getMessage()).doesNotContain("s3cr3t").doesNotContain("424242");
		return failure.getMessage();
	}

	final String refusal(Class<?> type) {
		DirectusRequestException refusal = catchThrowableOfType(DirectusRequestException.class,
				() -> this.mappings.of(type));
		assertThat(refusal).isNotNull();
		return refusal.getMessage();
	}

	final List<String> fields(Class<?> type) {
		return this.mappings.of(type).fields();
	}

	final String written(Object item) {
		return this.mappings.jsonMapper().writeValueAsString(this.mappings.writer().forCreate(item));
	}

}
