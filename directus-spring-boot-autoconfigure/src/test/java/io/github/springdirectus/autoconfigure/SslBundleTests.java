package io.github.springdirectus.autoconfigure;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;

import javax.net.ssl.KeyManagerFactory;

import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusTransportException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.server.HttpServer;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Directus with a certificate that the JVM does not know.
 */
class SslBundleTests {

	private static final String PASSWORD = "changeit";

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	@TempDir
	static Path folder;

	private StubDirectus directus;

	private ApplicationContextRunner runner;

	@BeforeEach
	void start() throws Exception {
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(keyStore(), PASSWORD.toCharArray());
		this.directus = StubDirectus
			.start(HttpServer.create()
				.secure((ssl) -> ssl.sslContext((GenericSslContextSpec<?>) Http11SslContextSpec.forServer(keys))))
			.answer("/items/articles", 200, "{\"data\":[]}");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, HttpClientAutoConfiguration.class,
					ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
					DirectusAutoConfiguration.class))
			.withPropertyValues("directus.url=https://localhost:" + this.directus.port(),
					"directus.retry.max-attempts=1",
					"spring.ssl.bundle.jks.private-ca.truststore.location=" + folder.resolve("store.p12").toUri(),
					"spring.ssl.bundle.jks.private-ca.truststore.password=" + PASSWORD);
	}

	@AfterEach
	void close() {
		this.directus.close();
	}

	@Test
	void withoutTheBundleTheServerIsNotTrusted() {
		this.runner.run(
				(context) -> read(context.getBean(DirectusTemplate.class)).expectError(DirectusTransportException.class)
					.verify(TIMEOUT));
		assertThat(this.directus.requests()).isEmpty();
	}

	@Test
	void theBundleOfThePropertiesIsUsed() {
		this.runner.withPropertyValues("directus.ssl.bundle=private-ca").run(SslBundleTests::connects);
	}

	@Test
	void theBundleOfAllHttpClientsIsUsedWhereThereIsNoOtherOne() {
		this.runner.withPropertyValues("spring.http.clients.ssl.bundle=private-ca").run(SslBundleTests::connects);
	}

	@Test
	void theBundleOfConnectionDetailsIsUsed() {
		this.runner.withBean(SecureConnectionDetails.class).run(SslBundleTests::connects);
	}

	private static void connects(ApplicationContext context) {
		read(context.getBean(DirectusTemplate.class)).expectComplete().verify(TIMEOUT);
	}

	private static StepVerifier.FirstStep<Void> read(DirectusTemplate directus) {
		return StepVerifier.create(directus.collection("articles").find().then());
	}

	private static KeyStore keyStore() throws Exception {
		Path file = folder.resolve("store.p12");
		if (!Files.exists(file)) {
			String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
			Process process = new ProcessBuilder(keytool, "-genkeypair", "-keyalg", "EC", "-alias", "directus",
					"-dname", "CN=localhost", "-ext", "san=dns:localhost", "-keystore", file.toString(), "-storetype",
					"PKCS12", "-storepass", PASSWORD)
				.inheritIO()
				.start();
			assertThat(process.waitFor()).isZero();
		}
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream stream = Files.newInputStream(file)) {
			store.load(stream, PASSWORD.toCharArray());
		}
		return store;
	}

	static class SecureConnectionDetails implements DirectusConnectionDetails {

		private final DirectusProperties properties;

		private final SslBundles bundles;

		SecureConnectionDetails(DirectusProperties properties, SslBundles bundles) {
			this.properties = properties;
			this.bundles = bundles;
		}

		@Override
		public String getUrl() {
			return this.properties.getUrl();
		}

		@Override
		public SslBundle getSslBundle() {
			return this.bundles.getBundle("private-ca");
		}

	}

}
