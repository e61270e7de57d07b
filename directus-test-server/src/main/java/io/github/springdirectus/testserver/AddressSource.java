package io.github.springdirectus.testserver;

import java.io.UncheckedIOException;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that already runs at the address in {@code DIRECTUS_TEST_URL}. It serves for
 * its own major version only; for the others the next source is asked.
 */
final class AddressSource implements ServerSource {

	private static final Logger log = LoggerFactory.getLogger(AddressSource.class);

	private final Settings settings;

	AddressSource(Settings settings) {
		this.settings = settings;
	}

	@Override
	public Optional<ServerInstance> open(ServerSpec spec) {
		String url = this.settings.get("directus.test.url");
		if (url == null || !spec.acceptsForeign()) {
			return Optional.empty();
		}
		String token = this.settings.require("directus.test.token", "The server at DIRECTUS_TEST_URL");
		String number = version(url, token);
		if (!number.startsWith(spec.version().major() + ".")) {
			log.debug("{} is Directus {}, not {}", url, number, spec.version().major());
			return Optional.empty();
		}
		log.info("Directus {} is used at {}", number, url);
		return Optional.of(new AddressInstance(url, number, new AdminAccount(this.settings.get("directus.test.email"),
				this.settings.get("directus.test.password"), token, this.settings.get("directus.test.secret"))));
	}

	private static String version(String url, String token) {
		try {
			return new DirectusAdmin(url, token).get("/server/info").path("version").asString("");
		}
		catch (UncheckedIOException | DirectusAdminException ex) {
			throw new DirectusServerException("DIRECTUS_TEST_URL names no server that can be used: " + ex.getMessage(),
					ex);
		}
	}

	private record AddressInstance(String url, String number, AdminAccount account) implements ServerInstance {

		@Override
		public void start() {
			// It always runs
		}

		@Override
		public void stop() {
			throw new IllegalStateException("The server at " + this.url
					+ " was not started here; ask for DirectusServer.builder(version).exclusive()");
		}

		@Override
		public void close() {
			// It belongs to someone else
		}

	}

}
