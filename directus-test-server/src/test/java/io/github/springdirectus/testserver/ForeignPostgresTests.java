package io.github.springdirectus.testserver;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ForeignPostgresTests {

	@Test
	void theDatabaseInTheAddressIsReplacedAndTheRestOfItStays() {
		assertThat(new ForeignPostgres("postgres://me:a%40b@db.example.com:5433/postgres?sslmode=require")
			.settings("directus_test_1")).containsEntry("DB_CLIENT", "pg")
			.containsEntry("DB_CONNECTION_STRING",
					"postgres://me:a%40b@db.example.com:5433/directus_test_1?sslmode=require");
	}

	@Test
	void anAddressNeedsNeitherPortNorDatabase() {
		assertThat(new ForeignPostgres("postgresql://me@localhost").settings("x")).containsEntry("DB_CONNECTION_STRING",
				"postgresql://me@localhost/x");
	}

	@Test
	void anotherKindOfAddressIsRefusedWithoutRepeatingItsPassword() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ForeignPostgres("mysql://me:hidden@localhost/x"))
			.withMessageContaining("DIRECTUS_TEST_POSTGRES_URL")
			.withMessageNotContaining("hidden");
	}

}
