package io.github.springdirectus.autoconfigure.container;

import io.github.springdirectus.autoconfigure.DirectusConnectionDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.boot.ssl.SslBundle;

/**
 * {@link DockerComposeConnectionDetailsFactory} to create
 * {@link DirectusConnectionDetails} for a {@code directus/directus} service.
 */
class DirectusDockerComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<DirectusConnectionDetails> {

	DirectusDockerComposeConnectionDetailsFactory() {
		super("directus/directus");
	}

	@Override
	protected DirectusConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new DirectusDockerComposeConnectionDetails(source.getRunningService());
	}

	/**
	 * {@link DirectusConnectionDetails} backed by a {@link RunningService}.
	 */
	private static final class DirectusDockerComposeConnectionDetails extends DockerComposeConnectionDetails
			implements DirectusConnectionDetails {

		private final String url;

		private final @Nullable String token;

		private final @Nullable SslBundle sslBundle;

		private DirectusDockerComposeConnectionDetails(RunningService service) {
			super(service);
			DirectusEnvironment environment = new DirectusEnvironment(service.env());
			this.sslBundle = getSslBundle(service);
			this.url = ((this.sslBundle != null) ? "https://" : "http://") + service.host() + ":"
					+ service.ports().get(environment.port());
			this.token = environment.token();
		}

		@Override
		public String getUrl() {
			return this.url;
		}

		@Override
		public @Nullable String getToken() {
			return this.token;
		}

		@Override
		public @Nullable SslBundle getSslBundle() {
			return this.sslBundle;
		}

	}

}
