package io.github.springdirectus.test;

import java.util.List;

import io.github.springdirectus.testserver.DirectusSeed;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Starts the server before the context, so that all of its beans may use it. Equal ones
 * let tests share a context.
 *
 * @param version the version
 * @param seeds the paths of the seeds
 * @param shared whether the server is that of the JVM
 */
record DirectusServerContextCustomizer(DirectusVersion version, List<String> seeds,
		boolean shared) implements ContextCustomizer {

	static final String SERVER = "directusServer";

	static final String CONNECTION_DETAILS = "directusServerConnectionDetails";

	static DirectusServerContextCustomizer of(DirectusServerTest annotation) {
		return new DirectusServerContextCustomizer(annotation.version(), List.of(annotation.seed()),
				annotation.shared());
	}

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
		DefaultListableBeanFactory beanFactory = (DefaultListableBeanFactory) context.getBeanFactory();
		DirectusServer server = this.shared ? DirectusServer.shared(this.version)
				: DirectusServer.builder(this.version).exclusive().start();
		try {
			this.seeds.forEach((seed) -> server.applyOnce(DirectusSeed.fromResource(seed)));
		}
		catch (RuntimeException ex) {
			server.close();
			throw ex;
		}
		beanFactory.registerSingleton(SERVER, server);
		beanFactory.registerSingleton(CONNECTION_DETAILS, new DirectusServerConnectionDetails(server));
		// Does nothing to a shared server
		beanFactory.registerDisposableBean(SERVER, server::close);
	}

}
