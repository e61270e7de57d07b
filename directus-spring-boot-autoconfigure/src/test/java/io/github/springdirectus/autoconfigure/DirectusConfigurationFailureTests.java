package io.github.springdirectus.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class DirectusConfigurationFailureTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DirectusAutoConfiguration.class));

	@Test
	void aMissingUrlIsAnsweredWithWhatToWrite() {
		FailureAnalysis analysis = analyze();
		assertThat(analysis.getDescription()).contains("directus.url is not set");
		assertThat(analysis.getAction()).contains("directus:\n      url: https://cms.example.com")
			.contains("compose.yaml")
			.contains("@ServiceConnection");
	}

	@Test
	void aBlankUrlIsAMissingOne() {
		assertThat(analyze("directus.url= ").getDescription()).contains("directus.url is not set");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cms.example.com", "ftp://cms.example.com", "https://", "https://cms example.com",
			"https://user:hidden-password@cms.example.com", "https://cms.example.com?access_token=hidden-password" })
	void aMalformedUrlIsExplainedWithoutBeingQuoted(String url) {
		FailureAnalysis analysis = analyze("directus.url=" + url);
		assertThat(analysis.getDescription()).contains("The address of Directus can't be used")
			.doesNotContain("hidden-password");
		assertThat(analysis.getAction()).contains("directus.url");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   " })
	void aBlankTokenIsNotTakenForNone(String token) {
		FailureAnalysis analysis = analyze("directus.url=http://localhost", "directus.auth.token=" + token);
		assertThat(analysis.getDescription()).isEqualTo("directus.auth.token is set, but blank.");
		assertThat(analysis.getAction()).contains("environment variable").contains("remove the property");
	}

	@Test
	void aTokenThatIsNoneIsExplainedWithoutBeingQuoted() {
		FailureAnalysis analysis = analyze("directus.url=http://localhost", "directus.auth.token=hidden token");
		assertThat(analysis.getDescription()).contains("space").doesNotContain("hidden");
		assertThat(analysis.getAction()).contains("directus.auth.token");
	}

	@ParameterizedTest
	@ValueSource(strings = { "directus.auth.email=a@example.com", "directus.auth.password=hidden" })
	void twoWaysToAuthenticateAreOneTooMany(String other) {
		FailureAnalysis analysis = analyze("directus.url=http://localhost", "directus.auth.token=hidden", other);
		assertThat(analysis.getDescription()).contains("two ways to authenticate").doesNotContain("hidden");
		assertThat(analysis.getAction()).contains("remove the other");
	}

	@Test
	void anEmailWithoutAPasswordIsHalfOfALogin() {
		FailureAnalysis analysis = analyze("directus.url=http://localhost", "directus.auth.email=a@example.com");
		assertThat(analysis.getDescription()).contains("directus.auth.password is missing");
	}

	@Test
	void aPasswordWithoutAnEmailIsHalfOfALogin() {
		FailureAnalysis analysis = analyze("directus.url=http://localhost", "directus.auth.password=hidden");
		assertThat(analysis.getDescription()).contains("directus.auth.email is missing").doesNotContain("hidden");
	}

	@Test
	void anApplicationSaysItInItsLogWithoutTheToken(CapturedOutput output) {
		SpringApplication application = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.build();
		assertThatException().isThrownBy(() -> application.run("--directus.url=http://localhost",
				"--directus.auth.token=hidden-token", "--directus.auth.password=hidden-password"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("two ways to authenticate")
			.doesNotContain("hidden-token")
			.doesNotContain("hidden-password");
	}

	private FailureAnalysis analyze(String... properties) {
		FailureAnalysis[] analysis = new FailureAnalysis[1];
		this.runner.withPropertyValues(properties)
			.run((context) -> analysis[0] = Analyses.of(context.getStartupFailure()));
		return analysis[0];
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
