package io.github.springdirectus.model;

import java.math.BigInteger;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link Ref}.
 */
class RefTests {

	private static final UUID ID = UUID.fromString("8f14e45f-ceea-467f-a1d6-9a3c4d5e6f70");

	@Test
	void holdsAKeyAndPerhapsAValue() {
		Ref<Author> known = Ref.of(5, new Author("A"));
		Ref<Author> byKey = Ref.of(5);

		assertThat(known.key()).isEqualTo(5);
		assertThat(known.value()).isEqualTo(new Author("A"));
		assertThat(known.requireValue()).isEqualTo(new Author("A"));
		assertThat(byKey.key()).isEqualTo(5);
		assertThat(byKey.value()).isNull();
	}

	@Test
	void saysThatTheValueIsMissingWhereItIsRequired() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> Ref.of(5).requireValue())
			.withMessage("Only the key of the related item is known: ask for its fields");
	}

	@Test
	void convertsTheKey() {
		assertThat(Ref.of(5).key(Integer.class)).isEqualTo(5);
		assertThat(Ref.of(5).key(Long.class)).isEqualTo(5L);
		assertThat(Ref.of(5).key(String.class)).isEqualTo("5");
		assertThat(Ref.of(5).key(BigInteger.class)).isEqualTo(BigInteger.valueOf(5));
		assertThat(Ref.of("5").key(Integer.class)).isEqualTo(5);
		assertThat(Ref.of(ID.toString()).key(UUID.class)).isEqualTo(ID);
		assertThat(Ref.of(ID).key(UUID.class)).isSameAs(ID);
		assertThat(Ref.of(new Author("k")).key(Author.class)).isEqualTo(new Author("k"));
	}

	@Test
	void refusesATypeThatTheKeyIsNot() {
		for (Class<?> type : List.of(Integer.class, Long.class, BigInteger.class, UUID.class, Author.class)) {
			assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Ref.of("s3cr3t").key(type))
				.withMessage("The key is a String, and can't be read as " + type.getSimpleName())
				.withNoCause();
		}
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> Ref.of(Long.MAX_VALUE).key(Integer.class));
	}

	@Test
	void comparesKeysByTheirTextAndValuesByEquals() {
		assertThat(Ref.of(5)).isEqualTo(Ref.of(5L)).isEqualTo(Ref.of("5")).hasSameHashCodeAs(Ref.of("5"));
		assertThat(Ref.of(ID)).isEqualTo(Ref.of(ID.toString()));
		assertThat(Ref.of(5, "a")).isEqualTo(Ref.of(5, "a")).hasSameHashCodeAs(Ref.of(5L, "a"));
		assertThat(Ref.of(5)).isNotEqualTo(Ref.of(6)).isNotEqualTo(Ref.of(5, "a")).isNotEqualTo(5);
		assertThat(Ref.of(5, "a")).isNotEqualTo(Ref.of(5, "b")).doesNotHaveSameHashCodeAs(Ref.of(5, "b"));
		assertThat(Ref.of(5)).doesNotHaveSameHashCodeAs(Ref.of(6));
	}

	@Test
	void showsWhatItHolds() {
		assertThat(Ref.of(5)).hasToString("Ref[5]");
		assertThat(Ref.of(5, new Author("A"))).hasToString("Ref[5, Author[name=A]]");
	}

	@Test
	void needsAKey() {
		assertThatNullPointerException().isThrownBy(() -> Ref.of(null)).withMessage("key");
		assertThatNullPointerException().isThrownBy(() -> Ref.of(5, null)).withMessage("value");
	}

	@Test
	void isShownByTheApplicationsJsonAsDirectusShowsIt() {
		JsonMapper mapper = JsonMapper.builder().build();

		assertThat(mapper.writeValueAsString(List.of(Ref.of(5), Ref.of(ID, new Author("A")))))
			.isEqualTo("[5,{\"name\":\"A\"}]");
	}

	private record Author(String name) {
	}

}
