package io.github.springdirectus.testserver;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server in a container, where Testcontainers is on the class path and a daemon
 * answers. On SQLite only: from inside a container a PostgreSQL on the loopback interface
 * can't be reached, so npm serves for that.
 */
final class DockerSource implements ServerSource {

	private static final Logger log = LoggerFactory.getLogger(DockerSource.class);

	private final DockerProbe probe;

	DockerSource(Settings settings) {
		this.probe = new DockerProbe(settings);
	}

	@Override
	public Optional<ServerInstance> open(ServerSpec spec) {
		if (spec.database() != DirectusDatabase.SQLITE || !hasTestcontainers() || !this.probe.answers()) {
			return Optional.empty();
		}
		log.info("Starting Directus {} in a container", spec.number());
		return Optional.of(DockerInstance.start(spec));
	}

	private static boolean hasTestcontainers() {
		try {
			Class.forName("org.testcontainers.containers.GenericContainer", false, DockerSource.class.getClassLoader());
			return true;
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return false;
		}
	}

}
