package io.github.springdirectus.sample;

import io.github.springdirectus.test.DirectusServerConnectionDetails;
import io.github.springdirectus.testserver.DirectusSeed;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/**
 * A Directus of the newsroom's own, started and filled along with it.
 */
@TestConfiguration(proxyBeanMethods = false)
class NewsroomDirectus {

	private static final Logger log = LoggerFactory.getLogger(NewsroomDirectus.class);

	@Bean
	DirectusServer directusServer() {
		DirectusServer server = DirectusServer.builder(DirectusVersion.V11).exclusive().start();
		log.info("Filling {} with the demo data", server);
		server.apply(DirectusSeed.fromResource("newsroom.yaml"));
		return server;
	}

	@Bean
	DirectusServerConnectionDetails directusConnectionDetails(DirectusServer server) {
		return new DirectusServerConnectionDetails(server, "admin-token");
	}

	@EventListener
	void announce(ApplicationReadyEvent event) {
		Environment environment = event.getApplicationContext().getEnvironment();
		log.info("""
				The newsroom answers on http://localhost:{}/api/articles and its {}; admin@example.com, \
				editor@example.com and viewer@example.com log in there with admin-password, editor-password \
				and viewer-password""", environment.getProperty("local.server.port"),
				event.getApplicationContext().getBean(DirectusServer.class));
	}

}
