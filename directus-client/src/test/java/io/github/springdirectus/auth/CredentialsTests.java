package io.github.springdirectus.auth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CredentialsTests {

	private static final DirectusTokens TOKENS = new DirectusTokens("hush-access", "hush-refresh",
			Instant.parse("2030-01-01T00:00:00Z"), TokenMode.JSON);

	@Test
	void noneShowsASecret() {
		List<Object> all = List.of(DirectusCredentials.emailPassword("a@example.com", "hush"),
				DirectusCredentials.emailPassword("a@example.com", "hush", () -> Mono.just("hush")),
				DirectusCredentials.provider("ldap", "ann", "hush"), DirectusCredentials.tokens(TOKENS),
				DirectusCredentials.session("hush"), DirectusCredentials.share("hush"),
				DirectusCredentials.share("hush", "hush"), TOKENS,
				LoginRequest.of("a@example.com", "hush").withOtp("hush"));
		assertThat(all).allSatisfy((each) -> assertThat(each.toString()).doesNotContain("hush"));
	}

	@Test
	void blankPartsAreRefused() {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> DirectusCredentials.emailPassword(" ", "p"));
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> DirectusCredentials.emailPassword("a@example.com", ""));
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> DirectusCredentials.provider("", "a", "b"));
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> DirectusCredentials.share(""));
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> new DirectusTokens("a b", null, Instant.MAX, TokenMode.JSON));
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> new DirectusTokens("a", "b\r\n", Instant.MAX, TokenMode.JSON));
	}

	@Test
	void aKeyTellsEachPartFromTheOthers() {
		Set<TokenKey> keys = List
			.of(TokenKey.of("a", "bc"), TokenKey.of("ab", "c"), TokenKey.of("abc"), TokenKey.of("abc", ""),
					TokenKey.of("abc", null), TokenKey.of(null, "abc"))
			.stream()
			.collect(Collectors.toSet());
		assertThat(keys).hasSize(6);
		assertThat(TokenKey.of("a", "b")).isEqualTo(TokenKey.of("a", "b"));
		assertThat(TokenKey.of("a").value()).matches("[0-9a-f]{64}");
		assertThat(TokenKey.of("a").toString()).doesNotContain(TokenKey.of("a").value());
	}

	@Test
	void theTokenOfASessionTellsWhenItExpires() {
		assertThat(TokenExpiry.of(jwt("{\"id\":\"x\",\"iat\":1600000000,\"exp\":1700000000,\"iss\":\"directus\"}")))
			.isEqualTo(Instant.ofEpochSecond(1_700_000_000));
		for (String token : List.of("static", "a.b.c", "a.%%.c", jwt("{}"), jwt("{\"exp\":\"soon\"}"))) {
			assertThat(TokenExpiry.of(token)).as(token).isEqualTo(Instant.MAX);
		}
	}

	private static String jwt(String claims) {
		return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
				+ ".c2ln";
	}

}
