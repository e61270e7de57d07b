package io.github.springdirectus.testserver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PostgresUserTests {

	private final PostgresUser postgres = new PostgresUser("postgres", 101, 104);

	private final PostgresUser nobody = new PostgresUser("nobody", 65534, 65534);

	@Test
	void anOrdinaryUserRunsPostgresAsThemselves() {
		PostgresUser user = PostgresUser.choose(1000, (name) -> Optional.of(this.postgres));
		assertThat(user.isOurselves()).isTrue();
		assertThat(user.environment()).isEmpty();
		assertThat(user.canReach(Path.of("anywhere"))).isTrue();
		assertThat(user).hasToString("the user of this JVM");
	}

	@Test
	void aSystemWithoutNumbersOfUsersNeedsNoOther() {
		assertThat(PostgresUser.choose(-1, (name) -> Optional.empty()).isOurselves()).isTrue();
	}

	@Test
	void rootRunsItAsTheUserThatIsMadeForIt() {
		Map<String, PostgresUser> accounts = Map.of("postgres", this.postgres, "nobody", this.nobody);
		PostgresUser user = PostgresUser.choose(0, (name) -> Optional.ofNullable(accounts.get(name)));
		assertThat(user).isEqualTo(this.postgres).hasToString("the user postgres");
		assertThat(user.environment())
			.containsExactlyInAnyOrderEntriesOf(Map.of("DIRECTUS_TEST_UID", "101", "DIRECTUS_TEST_GID", "104"));
	}

	@Test
	void rootRunsItAsNobodyWhereThereIsNoSuchUserOrItIsRootToo() {
		Map<String, PostgresUser> accounts = Map.of("postgres", new PostgresUser("postgres", 0, 0), "nobody",
				this.nobody);
		assertThat(PostgresUser.choose(0, (name) -> Optional.ofNullable(accounts.get(name)))).isEqualTo(this.nobody);
	}

	@Test
	void rootAloneOnAMachineIsToldWhatToDo() {
		assertThatExceptionOfType(DirectusServerException.class)
			.isThrownBy(() -> PostgresUser.choose(0, (name) -> Optional.empty()))
			.withMessageContaining("refuses to run as root")
			.withMessageContaining("nobody");
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aPrivateFolderCanNotBeReachedNorCanWhatWillBeInIt(@TempDir Path folder) throws Exception {
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
		assertThat(this.nobody.canReach(folder)).isFalse();
		assertThat(this.nobody.canReach(folder.resolve("not/there/yet"))).isFalse();
	}

}
