package io.github.springdirectus.testserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Asks quickly whether a Docker daemon listens. Testcontainers would find out too, but
 * takes seconds and logs errors where there is none.
 */
final class DockerProbe {

	private static final int TIMEOUT_MILLIS = 2000;

	private final Settings settings;

	DockerProbe(Settings settings) {
		this.settings = settings;
	}

	boolean answers() {
		String host = this.settings.get("docker.host");
		if (host != null) {
			return answers(URI.create(host));
		}
		Path home = Path.of(System.getProperty("user.home"), ".docker");
		String user = this.settings.get("xdg.runtime.dir");
		Path runtime = (user != null) ? Path.of(user) : home;
		return Stream
			.of(Path.of("/var/run/docker.sock"), home.resolve("run/docker.sock"), home.resolve("desktop/docker.sock"),
					runtime.resolve("docker.sock"), Path.of("\\\\.\\pipe\\docker_engine"))
			.anyMatch(DockerProbe::listens);
	}

	private static boolean answers(URI host) {
		if ("tcp".equals(host.getScheme())) {
			try (Socket socket = new Socket()) {
				socket.connect(new InetSocketAddress(host.getHost(), host.getPort()), TIMEOUT_MILLIS);
				return true;
			}
			catch (IOException ex) {
				return false;
			}
		}
		return listens(Path.of(host.getPath()));
	}

	private static boolean listens(Path path) {
		if (!Files.exists(path)) {
			return false;
		}
		if (Platform.ofMachine().isWindows()) {
			return true;
		}
		try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			return channel.connect(UnixDomainSocketAddress.of(path));
		}
		catch (IOException ex) {
			return false;
		}
	}

}
