package io.github.springdirectus.autoconfigure;

import io.github.springdirectus.core.DirectusRequestCustomizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class DirectusStartupCheckTests {

	private final StubDirectus directus = StubDirectus.start();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DirectusAutoConfiguration.class))
		.withPropertyValues("directus.url=" + this.directus.url(), "directus.auth.token=secret-token",
				"directus.retry.max-attempts=1", "directus.check-at-start=true");

	private final ApplicationContextRunner withLogin = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DirectusAutoConfiguration.class))
		.withBean(DirectusRequestCustomizer.class, () -> (headers, context) -> headers.set("X-Request-Id", "42"))
		.withPropertyValues("directus.url=" + this.directus.url(), "directus.auth.email=ann@example.com",
				"directus.auth.password=secret-password", "directus.retry.max-attempts=1",
				"directus.check-at-start=true");

	@AfterEach
	void close() {
		this.directus.close();
	}

	@Test
	void anAnswerLetsTheApplicationStart() {
		this.directus.answer("/server/info", 200, "{\"data\":{}}");
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.directus.requests("/server/info")).singleElement()
			.extracting(StubDirectus.Request::authorization)
			.isEqualTo("Bearer secret-token");
	}

	@Test
	void nothingIsAskedUnlessItIsTurnedOn() {
		this.runner.withPropertyValues("directus.check-at-start=false")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.directus.requests()).isEmpty();
	}

	@Test
	void lazyInitializationDoesNotSkipTheCheck() {
		this.directus.answer("/server/info", 200, "{\"data\":{}}");
		this.runner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(this.directus.requests("/server/info")).hasSize(1));
	}

	@Test
	void anAddressWhereNothingAnswersFailsTheStart() {
		this.directus.close();
		FailureAnalysis analysis = analyze();
		assertThat(analysis.getDescription()).startsWith("Directus at " + this.directus.url() + " can't be reached: ")
			.contains("Connection refused");
		assertThat(analysis.getAction()).contains("directus.url").contains("directus.check-at-start");
	}

	@Test
	void aServerThatDoesNotAnswerFailsTheStartInTime() {
		this.directus.hang("/server/info");
		FailureAnalysis analysis = analyze("directus.read-timeout=200ms");
		assertThat(analysis.getDescription()).contains("can't be reached").contains("not answered");
	}

	@ParameterizedTest
	@CsvSource({ "401,INVALID_CREDENTIALS", "401,TOKEN_EXPIRED", "403,INVALID_TOKEN" })
	void aRefusedTokenFailsTheStartWithoutBeingShown(int status, String code) {
		this.directus.answer("/server/info", status,
				"{\"errors\":[{\"message\":\"No.\",\"extensions\":{\"code\":\"" + code + "\"}}]}");
		FailureAnalysis analysis = analyze();
		assertThat(analysis.getDescription())
			.startsWith("Directus at " + this.directus.url() + " refused the configured credentials: ")
			.contains(code)
			.doesNotContain("secret-token");
		assertThat(analysis.getAction()).contains("directus.auth.token");
	}

	@Test
	void anEmailAddressAndAPasswordLogIn() {
		this.directus
			.answer("/auth/login", 200,
					"{\"data\":{\"access_token\":\"a1\",\"refresh_token\":\"r1\",\"expires\":900000}}")
			.answer("/server/info", 200, "{\"data\":{}}");
		this.withLogin.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.directus.requests("/auth/login")).singleElement().satisfies((login) -> {
			assertThat(login.authorization()).isNull();
			assertThat(login.headers()).containsEntry("x-request-id", "42");
			assertThat(login.body()).contains("ann@example.com").contains("secret-password");
		});
		assertThat(this.directus.requests("/server/info")).singleElement()
			.extracting(StubDirectus.Request::authorization)
			.isEqualTo("Bearer a1");
	}

	@Test
	void aRefusedLoginFailsTheStartWithoutItsPasswordBeingShown() {
		this.directus.answer("/auth/login", 401,
				"{\"errors\":[{\"message\":\"No.\",\"extensions\":{\"code\":\"INVALID_CREDENTIALS\"}}]}");
		this.withLogin.run((context) -> {
			FailureAnalysis analysis = Analyses.of(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains("refused the configured credentials: POST /auth/login")
				.contains("INVALID_CREDENTIALS")
				.doesNotContain("secret-password");
			assertThat(analysis.getAction()).contains("directus.auth.password");
		});
	}

	@Test
	void anotherServerFailsTheStart() {
		this.directus.answer("/server/info", 404, "<html>Nothing here</html>");
		FailureAnalysis analysis = analyze();
		assertThat(analysis.getDescription()).startsWith("What answers at " + this.directus.url())
			.contains("404")
			.contains("Nothing here");
		assertThat(analysis.getAction()).contains("directus.url");
	}

	private FailureAnalysis analyze(String... properties) {
		FailureAnalysis[] analysis = new FailureAnalysis[1];
		this.runner.withPropertyValues(properties)
			.run((context) -> analysis[0] = Analyses.of(context.getStartupFailure()));
		return analysis[0];
	}

}
