package io.github.springdirectus.autoconfigure.container;

import io.github.springdirectus.autoconfigure.DirectusConnectionDetails;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsNotFoundException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class DirectusContainerConnectionDetailsFactoryTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class));

	@Test
	void aDirectusContainerIsConnectedTo() {
		this.runner.withUserConfiguration(DirectusConfiguration.class).run((context) -> {
			DirectusConnectionDetails details = context.getBean(DirectusConnectionDetails.class);
			assertThat(details.getUrl()).isEqualTo("http://docker.local:49155");
			assertThat(details.getToken()).isEqualTo("secret");
			assertThat(details.getSslBundle()).isNull();
		});
	}

	@Test
	void aContainerOfAnotherImageIsNot() {
		this.runner.withUserConfiguration(OtherConfiguration.class)
			.run((context) -> assertThat(context).getFailure().isInstanceOf(ConnectionDetailsNotFoundException.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class DirectusConfiguration {

		@Bean
		@ServiceConnection(name = "directus/directus")
		StubContainer directus() {
			return new StubContainer("directus/directus:11.17.4").withEnv("ADMIN_TOKEN", "secret");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherConfiguration {

		@Bean
		@ServiceConnection(name = "example/other")
		StubContainer other() {
			return new StubContainer("example/other:1");
		}

	}

	/**
	 * Never started: no Docker daemon is needed.
	 */
	static class StubContainer extends GenericContainer<StubContainer> {

		private final String image;

		StubContainer(String image) {
			super(image);
			this.image = image;
		}

		@Override
		public void start() {
		}

		@Override
		public String getDockerImageName() {
			return this.image;
		}

		@Override
		public String getHost() {
			return "docker.local";
		}

		@Override
		public Integer getMappedPort(int originalPort) {
			return (originalPort == 8055) ? 49155 : 0;
		}

	}

}
