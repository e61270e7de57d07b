package io.github.springdirectus.logscan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A whole run fails for a secret in its logs, and for nothing else: shown by runs in a
 * JVM of their own, against a real Directus.
 */
class LogScanIT {

	private static final String LOGGER = "reactor.netty.http.client.HttpClient";

	private final DirectusServer server = DirectusServer.shared(DirectusVersion.enabled().get(0));

	@TempDir
	Path folder;

	@Test
	void thisRunIsScannedToo() {
		assertThat(List.of("io.github.springdirectus", "org.springframework.web.reactive.function.client",
				"org.springframework.http", "reactor.netty", "io.netty"))
			.allSatisfy((logger) -> assertThat(LoggerFactory.getLogger(logger).isTraceEnabled()).as(logger).isTrue());
	}

	@Test
	void aRunThatGivesNothingAwayEndsWellThoughItMeetsEveryKindOfSecret() throws IOException, InterruptedException {
		RunInFork.Outcome outcome = run(Map.of());
		assertThat(outcome.output()).contains("access token=", "refresh token=", "session token=", "password=",
				"static token=");
		assertThat(outcome.exitCode()).as(outcome.output()).isZero();
		assertThat(this.folder).isEmptyDirectory();
	}

	@ParameterizedTest
	@ValueSource(strings = { "TEXTUAL", "HEX_DUMP" })
	void aRunWithAWiretapFailsAndSaysWhoLoggedWhatAndWhenButShowsNoSecret(String format)
			throws IOException, InterruptedException {
		RunInFork.Outcome outcome = run(Map.of("wiretap", format));
		assertThat(outcome.exitCode()).isNotZero();
		assertThat(outcome.output()).contains("Secrets are in logs")
			.contains("access token by " + LOGGER, "refresh token by " + LOGGER, "session token by " + LOGGER,
					"password by " + LOGGER, "static token by " + LOGGER)
			.contains("during Calls.with")
			.doesNotContain(this.server.adminPassword(), this.server.adminToken(), "eyJhbGci");
	}

	private RunInFork.Outcome run(Map<String, String> more) throws IOException, InterruptedException {
		Map<String, String> properties = new LinkedHashMap<>(more);
		properties.put(LogScanListener.FOLDER, this.folder.toString());
		properties.put("url", this.server.url());
		properties.put("email", this.server.adminEmail());
		properties.put("password", this.server.adminPassword());
		properties.put("token", this.server.adminToken());
		return RunInFork.of(Calls.class, properties);
	}

}
