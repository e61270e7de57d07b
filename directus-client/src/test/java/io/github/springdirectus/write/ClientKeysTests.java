package io.github.springdirectus.write;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClientKeys}.
 */
class ClientKeysTests {

	private final ClientKeys keys = new ClientKeys();

	@Test
	void areRandomUuids() {
		assertThat(this.keys.next()).satisfies((key) -> {
			assertThat(key.version()).isEqualTo(4);
			assertThat(key.variant()).isEqualTo(2);
		});
	}

	@Test
	void areNeverTheSameWhoeverAsks() {
		Set<UUID> made = IntStream.range(0, 100_000)
			.parallel()
			.mapToObj((n) -> this.keys.next())
			.collect(Collectors.toSet());
		assertThat(made).hasSize(100_000);
		assertThat(made).doesNotContain(new ClientKeys().next());
	}

}
