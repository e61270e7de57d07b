package io.github.springdirectus.testserver;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.HttpWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * A server in a container. Its port is chosen by us, because a stopped container would
 * come back on another one, and because Directus has to know its public address.
 */
final class DockerInstance implements ServerInstance {

	private static final int PORT = 8055;

	private final GenericContainer<?> container;

	private final String number;

	private final String url;

	private DockerInstance(GenericContainer<?> container, String number, String url) {
		this.container = container;
		this.number = number;
		this.url = url;
	}

	static DockerInstance start(ServerSpec spec) {
		GenericContainer<?> container = new GenericContainer<>(
				DockerImageName.parse("directus/directus:" + spec.number()));
		int port = Ports.free();
		String url = "http://" + container.getHost() + ":" + port;
		Map<String, String> settings = new LinkedHashMap<>(ServerSettings.at(url));
		settings.put("DB_CLIENT", "sqlite3");
		settings.put("DB_FILENAME", "/directus/database/data.db");
		settings.putAll(spec.environment());
		container.withEnv(settings).withExposedPorts(PORT).waitingFor(readiness());
		container.setPortBindings(List.of(port + ":" + PORT));
		try {
			container.start();
		}
		catch (RuntimeException ex) {
			container.stop();
			throw new DirectusServerException("Directus " + spec.number() + " does not start in a container: "
					+ ex.getMessage() + " (DIRECTUS_TEST_SOURCE=npm does without one)", ex);
		}
		return new DockerInstance(container, spec.number(), url);
	}

	private static HttpWaitStrategy readiness() {
		return (HttpWaitStrategy) new HttpWaitStrategy().forPath("/server/ping")
			.forPort(PORT)
			.withStartupTimeout(Duration.ofMinutes(3));
	}

	@Override
	public String url() {
		return this.url;
	}

	@Override
	public String number() {
		return this.number;
	}

	@Override
	public AdminAccount account() {
		return AdminAccount.STANDARD;
	}

	@Override
	public void start() {
		if (!this.container.isRunning()) {
			this.container.getDockerClient().startContainerCmd(this.container.getContainerId()).exec();
			readiness().waitUntilReady(this.container);
		}
	}

	@Override
	public void stop() {
		if (this.container.isRunning()) {
			this.container.getDockerClient().killContainerCmd(this.container.getContainerId()).exec();
		}
	}

	@Override
	public void close() {
		this.container.stop();
	}

}
