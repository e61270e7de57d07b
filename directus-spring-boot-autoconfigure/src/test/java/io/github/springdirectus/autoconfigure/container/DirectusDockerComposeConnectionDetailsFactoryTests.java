package io.github.springdirectus.autoconfigure.container;

import java.util.Map;

import io.github.springdirectus.autoconfigure.DirectusConnectionDetails;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class DirectusDockerComposeConnectionDetailsFactoryTests {

	@Test
	void aDirectusServiceIsConnectedTo() {
		DirectusConnectionDetails details = details("directus/directus:11.17.4", Map.of("ADMIN_TOKEN", "secret"));
		assertThat(details).isNotNull();
		assertThat(details.getUrl()).isEqualTo("http://127.0.0.1:49155");
		assertThat(details.getToken()).isEqualTo("secret");
		assertThat(details.getSslBundle()).isNull();
	}

	@Test
	void anotherServiceIsNot() {
		assertThat(details("library/postgres:17", Map.of())).isNull();
	}

	private static DirectusConnectionDetails details(String image, Map<String, String> env) {
		ConnectionPorts ports = mock(ConnectionPorts.class);
		given(ports.get(8055)).willReturn(49155);
		RunningService service = mock(RunningService.class);
		given(service.image()).willReturn(ImageReference.of(image));
		given(service.host()).willReturn("127.0.0.1");
		given(service.ports()).willReturn(ports);
		given(service.env()).willReturn(env);
		given(service.labels()).willReturn(Map.of());
		DockerComposeConnectionSource source = mock(DockerComposeConnectionSource.class);
		given(source.getRunningService()).willReturn(service);
		Map<Class<?>, ConnectionDetails> found = new ConnectionDetailsFactories(null).getConnectionDetails(source,
				false);
		return (DirectusConnectionDetails) found.get(DirectusConnectionDetails.class);
	}

}
