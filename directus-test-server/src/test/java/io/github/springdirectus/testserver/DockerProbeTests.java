package io.github.springdirectus.testserver;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DockerProbeTests {

	@Test
	void aDaemonAnswersWhereSomethingListensAtItsAddress() throws Exception {
		int port;
		try (ServerSocket daemon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = daemon.getLocalPort();
			assertThat(answers("tcp://127.0.0.1:" + port)).isTrue();
		}
		assertThat(answers("tcp://127.0.0.1:" + port)).isFalse();
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aSocketThatADaemonLeftBehindIsNone(@TempDir Path folder) throws Exception {
		Path socket = folder.resolve("docker.sock");
		try (ServerSocketChannel daemon = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			daemon.bind(UnixDomainSocketAddress.of(socket));
			assertThat(answers("unix://" + socket)).isTrue();
		}
		assertThat(Files.exists(socket)).isTrue();
		assertThat(answers("unix://" + socket)).isFalse();
	}

	private static boolean answers(String host) {
		return new DockerProbe(new Settings((name) -> null, Map.of("DOCKER_HOST", host)::get)).answers();
	}

}
