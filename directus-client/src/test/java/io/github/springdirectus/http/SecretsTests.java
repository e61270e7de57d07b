package io.github.springdirectus.http;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTests {

	@ParameterizedTest
	@ValueSource(strings = { "Authorization: Bearer hush-hush", "authorization: bearer hush.hush",
			"{\"access_token\":\"hush\"}", "{\"refresh_token\": \"hush\"}", "?access_token=hush&x=1", "password=hush",
			"{'password':'hush'}", "secret: hush", "directus_session_token=hush;" })
	void aSecretIsMasked(String text) {
		assertThat(Secrets.mask(text, List.of())).doesNotContain("hush").contains("***");
	}

	@Test
	void theTokenOfTheRequestIsMaskedWhereverItStands() {
		assertThat(Secrets.mask("you sent <b>abc</b>", List.of("abc"))).isEqualTo("you sent <b>***</b>");
	}

	@Test
	void aJsonWebTokenIsMasked() {
		assertThat(Secrets.mask("token eyJhbGciOi.eyJpZCI6.c2ln is old", List.of())).isEqualTo("token *** is old");
	}

	@Test
	void otherTextStaysAsItIs() {
		assertThat(Secrets.mask("Value for field \"title\" is too long.", List.of()))
			.isEqualTo("Value for field \"title\" is too long.");
	}

}
