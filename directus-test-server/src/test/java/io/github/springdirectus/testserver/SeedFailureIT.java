package io.github.springdirectus.testserver;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithDirectus
class SeedFailureIT {

	@Test
	void anEntryThatTheServerRefusesIsNamedWithItsReason(DirectusServer server, DirectusVersion version) {
		assertThat(server.version()).isEqualTo(version);
		DirectusSeed incomplete = DirectusSeed.of("""
				collections: [{collection: twice, fields: [{field: a, type: string, required: true}]}]
				items: [{collection: twice, rows: [{}]}]
				""");
		assertThatExceptionOfType(DirectusSeedException.class).isThrownBy(() -> server.apply(incomplete))
			.withMessageContaining("seed: items[0], of twice: POST /items/twice")
			.withMessageContaining("400");
		assertThatExceptionOfType(DirectusSeedException.class).isThrownBy(() -> server.apply(incomplete))
			.withMessageContaining("the collection twice")
			.withMessageContaining("already exists");
	}

	@Test
	void aNameThatNobodyHasIsRefused(DirectusServer server) {
		assertThatExceptionOfType(DirectusSeedException.class)
			.isThrownBy(() -> server.apply(DirectusSeed.of("users: [{email: a@example.com, role: Nobody}]")))
			.withMessageContaining("the user a@example.com: There is no role 'Nobody'");
	}

	@Test
	void aNameMayStandForWhatTheServerHas(DirectusServer server, DirectusAdmin admin) {
		server.apply(DirectusSeed.of("users: [{email: second@example.com, token: second, role: Administrator}]"));
		assertThat(admin.withToken("second").get("/users/me").path("email").asString()).isEqualTo("second@example.com");
	}

}
