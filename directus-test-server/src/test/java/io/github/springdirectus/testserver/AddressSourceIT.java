package io.github.springdirectus.testserver;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A server that somebody else started.
 */
@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
class AddressSourceIT {

	private final DirectusServer server;

	AddressSourceIT(DirectusVersion version) {
		this.server = DirectusServer.shared(version);
	}

	@Test
	void aGivenServerOfTheRightVersionIsUsedAndLeftAlone() {
		ServerInstance given = source(this.server.url(), this.server.adminToken()).open(spec(false)).orElseThrow();
		assertThat(given.url()).isEqualTo(this.server.url());
		assertThat(given.number()).isEqualTo(this.server.number());
		assertThatIllegalStateException().isThrownBy(given::stop);
		given.close();
		assertThat(this.server.admin().get("/server/ping").asString()).isEqualTo("pong");
	}

	@Test
	void aGivenServerIsNotUsedForAnotherVersionNorByTestsThatStopIt() {
		AddressSource source = source(this.server.url(), this.server.adminToken());
		assertThat(source.open(spec(true))).isEmpty();
		for (DirectusVersion version : DirectusVersion.values()) {
			ServerSpec spec = new ServerSpec(version, version.number(), DirectusDatabase.SQLITE, Map.of(), false);
			assertThat(source.open(spec).isPresent()).isEqualTo(version == this.server.version());
		}
	}

	@Test
	void aWrongTokenOrAddressIsReported() {
		assertThatExceptionOfType(DirectusServerException.class)
			.isThrownBy(() -> source(this.server.url(), "wrong").open(spec(false)))
			.withMessageContaining("DIRECTUS_TEST_URL")
			.withMessageContaining("401");
		assertThatExceptionOfType(DirectusServerException.class)
			.isThrownBy(() -> source("http://127.0.0.1:1", "any").open(spec(false)))
			.withMessageContaining("DIRECTUS_TEST_URL");
	}

	private ServerSpec spec(boolean exclusive) {
		return new ServerSpec(this.server.version(), this.server.number(), DirectusDatabase.SQLITE, Map.of(),
				exclusive);
	}

	private static AddressSource source(String url, String token) {
		return new AddressSource(
				new Settings(Map.of("directus.test.url", url, "directus.test.token", token)::get, (name) -> null));
	}

}
