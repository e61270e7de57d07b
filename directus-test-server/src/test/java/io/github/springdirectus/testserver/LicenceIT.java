package io.github.springdirectus.testserver;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithDirectus(version = DirectusVersion.V12)
class LicenceIT {

	@Test
	void theRefusalOfARuleSaysThatItNeedsALicence(DirectusServer server) {
		assertThatExceptionOfType(DirectusSeedException.class)
			.isThrownBy(() -> server.apply(DirectusSeed.fromResource("rules.yaml")))
			.withMessageContaining("rules.yaml: the permission")
			.withMessageContaining("needs a licence")
			.withMessageContaining(DirectusVersion.V11.number())
			.withMessageContaining("RESOURCE_RESTRICTED");
	}

}
