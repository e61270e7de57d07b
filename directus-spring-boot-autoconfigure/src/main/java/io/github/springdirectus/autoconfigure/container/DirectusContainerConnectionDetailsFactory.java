package io.github.springdirectus.autoconfigure.container;

import io.github.springdirectus.autoconfigure.DirectusConnectionDetails;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.Container;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;

/**
 * {@link ContainerConnectionDetailsFactory} to create {@link DirectusConnectionDetails}
 * from a {@link ServiceConnection @ServiceConnection}-annotated container of the
 * {@code directus/directus} image.
 */
class DirectusContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<Container<?>, DirectusConnectionDetails> {

	DirectusContainerConnectionDetailsFactory() {
		super("directus/directus");
	}

	@Override
	protected DirectusConnectionDetails getContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
		return new DirectusContainerConnectionDetails(source);
	}

	/**
	 * {@link DirectusConnectionDetails} backed by a {@link ContainerConnectionSource}.
	 */
	private static final class DirectusContainerConnectionDetails extends ContainerConnectionDetails<Container<?>>
			implements DirectusConnectionDetails {

		private DirectusContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
			super(source);
		}

		@Override
		public String getUrl() {
			return ((getSslBundle() != null) ? "https://" : "http://") + getContainer().getHost() + ":"
					+ getContainer().getMappedPort(environment().port());
		}

		@Override
		public @Nullable String getToken() {
			return environment().token();
		}

		@Override
		public @Nullable SslBundle getSslBundle() {
			return super.getSslBundle();
		}

		private DirectusEnvironment environment() {
			return new DirectusEnvironment(getContainer().getEnvMap());
		}

	}

}
