package io.github.springdirectus.it;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusTokens;
import io.github.springdirectus.auth.LoginRequest;
import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/**
 * A user with two factors, on a real Directus.
 */
@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
class OneTimePasswordIT extends CallerTest {

	private final String email = UUID.randomUUID() + "@callers.example.com";

	private String user;

	private Totp authenticator;

	OneTimePasswordIT(DirectusVersion version) {
		super(version);
	}

	@BeforeEach
	void setUpTwoFactors() {
		// Directus lets users who may change their own row set up a second factor
		this.user = user(Map.of("email", this.email, "role", adminRole("Two factors")));
		DirectusOperations own = this.nobody
			.as(DirectusCredentials.tokens(this.nobody.auth().login(this.email, PASSWORD).block(TIMEOUT)));
		String secret = own.exchange(HttpMethod.POST, "/users/me/tfa/generate")
			.body(Map.of("password", PASSWORD))
			.mono(JsonNode.class)
			.block(TIMEOUT)
			.required("secret")
			.asString();
		this.authenticator = new Totp(secret);
		own.exchange(HttpMethod.POST, "/users/me/tfa/enable")
			.body(Map.of("secret", secret, "otp", this.authenticator.next().block(TIMEOUT)))
			.mono(JsonNode.class)
			.block(TIMEOUT);
	}

	@Test
	void theAuthenticatorIsThatOfTheStandard() {
		Totp ofTheStandard = new Totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
		assertThat(ofTheStandard.at(Instant.ofEpochSecond(59))).isEqualTo("287082");
		assertThat(ofTheStandard.at(Instant.ofEpochSecond(1_111_111_109))).isEqualTo("081804");
	}

	@Test
	void credentialsAskForAOneTimePasswordWhenTheyLogIn() {
		AtomicInteger asked = new AtomicInteger();
		DirectusOperations view = this.nobody.as(DirectusCredentials.emailPassword(this.email, PASSWORD, () -> {
			asked.incrementAndGet();
			return this.authenticator.next();
		}));
		assertThat(me(view)).isEqualTo(this.user);
		assertThat(me(view)).isEqualTo(this.user);
		assertThat(asked).as("one login").hasValue(1);
	}

	@Test
	void aLoginTakesAOneTimePassword() {
		Mono<DirectusTokens> login = this.authenticator.next()
			.flatMap((otp) -> this.nobody.auth().login(LoginRequest.of(this.email, PASSWORD).withOtp(otp)));
		assertThat(me(this.nobody.as(DirectusCredentials.tokens(login.block(TIMEOUT))))).isEqualTo(this.user);
	}

	@Test
	void withoutOneOrWithAWrongOneTheLoginIsRefused() {
		LoginRequest login = LoginRequest.of(this.email, PASSWORD);
		refused(this.nobody.auth().login(login));
		String wrong = this.authenticator.next().block(TIMEOUT).equals("000000") ? "000001" : "000000";
		refused(this.nobody.auth().login(login.withOtp(wrong)));
		refused(this.nobody.as(DirectusCredentials.emailPassword(this.email, PASSWORD, () -> Mono.just(wrong)))
			.collection("directus_users")
			.find());
	}

	private static Object me(DirectusOperations view) {
		return view.exchange(HttpMethod.GET, "/users/me").mono(JsonNode.class).block(TIMEOUT).required("id").asString();
	}

	private static void refused(org.reactivestreams.Publisher<?> call) {
		StepVerifier.create(call)
			.expectErrorSatisfies(
					(failure) -> assertThat(failure).asInstanceOf(type(DirectusAuthenticationException.class))
						.extracting(DirectusAuthenticationException::code)
						.isEqualTo("INVALID_OTP"))
			.verify(TIMEOUT);
	}

}
