package io.github.springdirectus.testserver;

import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a server on PostgreSQL keeps and what it loses all the same.
 */
@WithDirectus(version = { DirectusVersion.V11, DirectusVersion.V12 }, database = DirectusDatabase.POSTGRES,
		seed = "numbers.yaml")
class PostgresIT {

	private final DirectusServer server;

	private final DirectusAdmin admin;

	PostgresIT(DirectusServer server) {
		this.server = server;
		this.admin = server.admin();
	}

	@Test
	void theServerIsTheSharedOneOnPostgres(DirectusDatabase database) {
		assertThat(database).isEqualTo(DirectusDatabase.POSTGRES);
		assertThat(this.server.database()).isEqualTo(database);
		assertThat(this.server)
			.hasToString("Directus " + this.server.number() + " on PostgreSQL at " + this.server.url());
		assertThat(DirectusServer.onPostgres(this.server.version())).isSameAs(this.server)
			.isNotSameAs(DirectusServer.shared(this.server.version()));
	}

	@Test
	void longsAndDecimalsArriveWholeAsText() {
		JsonNode first = this.admin.get("/items/numbers/1?fields=whole,exact");
		assertThat(first)
			.hasToString("{\"whole\":\"9223372036854775807\",\"exact\":\"1234567890123456789012345678.0123456789\"}");
		JsonNode second = this.admin.get("/items/numbers/10?fields=id,whole,exact");
		assertThat(second)
			.hasToString("{\"id\":\"10\",\"whole\":\"-9223372036854775808\",\"exact\":\"-0.0000000001\"}");
	}

	@Test
	void aTimeKeepsItsMicrosecondsATimestampMillisecondsAndADateTimeSeconds() {
		assertThat(this.admin.get("/items/numbers/1?fields=moment,day_and_time,time"))
			.hasToString("{\"moment\":\"2024-01-02T03:04:05.123Z\",\"day_and_time\":\"2024-01-02T03:04:05\","
					+ "\"time\":\"03:04:05.123456\"}");
	}

	@Test
	void aRowWithoutAKeyComesAfterThoseWithOne() {
		assertThat(this.admin.get("/items/numbers?fields=id&sort=id").findValuesAsString("id")).startsWith("1", "10",
				"11");
	}

	@Test
	void sumsAndCountsAreExactAndText() {
		JsonNode row = this.admin
			.get("/items/numbers", Map.of("aggregate", Map.of("count", "*", "sum", new String[] { "whole", "exact" })))
			.required(0);
		assertThat(row.at("/count").asString()).isEqualTo("3");
		assertThat(row.at("/count").isString()).isTrue();
		assertThat(row.at("/sum/whole").asString()).isEqualTo("41");
		assertThat(row.at("/sum/exact").asString()).isEqualTo("1234567890123456789012345690.5123456788");
	}

	@Test
	void aFilterOnALongIsExactInTextWhileOneOnADecimalIsADouble() {
		assertThat(find("whole", "9223372036854775807").findValuesAsString("id")).containsExactly("1");
		assertThat(find("exact", "1234567890123456789012345678.0123456789")).isEmpty();
		assertThat(find("exact", "12.5").findValuesAsString("id")).containsExactly("11");
	}

	@Test
	void aNumberThatIsNotTextIsReadAsADoubleAndRefusedWhereItNoLongerFits() {
		assertThatExceptionOfType(DirectusAdminException.class)
			.isThrownBy(() -> this.admin.post("/items/numbers", Map.of("whole", Long.MAX_VALUE)))
			.withMessageContaining("VALUE_OUT_OF_RANGE");
	}

	@Test
	void aServerThatWasStoppedComesBackWithItsData(DirectusVersion version) {
		DirectusSeed seed = DirectusSeed.fromResource("numbers.yaml");
		try (DirectusServer own = DirectusServer.builder(version).postgres().seed(seed).start()) {
			own.restart();
			assertThat(own.admin().get("/items/numbers/1?fields=whole").path("whole").asString())
				.isEqualTo("9223372036854775807");
		}
	}

	private JsonNode find(String field, String value) {
		return this.admin.get("/items/numbers", Map.of("filter", Map.of(field, Map.of("_eq", value)), "fields", "id"));
	}

}
