package io.github.springdirectus.testserver;

import java.util.List;
import java.util.Optional;

/**
 * The ways to come by a server, in the order in which they are asked.
 */
final class ServerSources {

	private final Settings settings;

	ServerSources(Settings settings) {
		this.settings = settings;
	}

	ServerInstance open(ServerSpec spec) {
		return enabled().stream()
			.map((source) -> source.open(spec))
			.flatMap(Optional::stream)
			.findFirst()
			.orElseThrow(() -> new DirectusServerException(
					"Directus " + spec.number() + " can't be started: " + reason(spec.database())));
	}

	private static String reason(DirectusDatabase database) {
		return switch (database) {
			case SQLITE -> "there is neither a Docker daemon nor npm on this machine. Install one of them, or name a"
					+ " running server in DIRECTUS_TEST_URL and its administrator's token in DIRECTUS_TEST_TOKEN.";
			case POSTGRES -> "on PostgreSQL it comes from npm only, which is not on this machine or ruled out by"
					+ " DIRECTUS_TEST_SOURCE.";
		};
	}

	/**
	 * All of them, unless {@code directus.test.source} names one.
	 */
	private List<ServerSource> enabled() {
		String only = this.settings.get("directus.test.source");
		if (only == null) {
			return List.of(new AddressSource(this.settings), new DockerSource(this.settings),
					new NpmSource(this.settings));
		}
		return switch (only) {
			case "docker" -> List.of(new DockerSource(this.settings));
			case "npm" -> List.of(new NpmSource(this.settings));
			default -> throw new IllegalArgumentException("directus.test.source is docker or npm, not " + only);
		};
	}

}
