package io.github.springdirectus.testserver;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The servers that all tests of this JVM share: one per version, started when first asked
 * for. This map is the only state of the module that belongs to the JVM; a server that
 * failed to start stays failed, so that a thousand tests don't each wait for it.
 */
final class SharedServers {

	private static final Map<DirectusVersion, CompletableFuture<DirectusServer>> servers = new ConcurrentHashMap<>();

	private SharedServers() {
	}

	static DirectusServer get(DirectusVersion version) {
		CompletableFuture<DirectusServer> fresh = new CompletableFuture<>();
		CompletableFuture<DirectusServer> known = servers.putIfAbsent(version, fresh);
		if (known == null) {
			known = fresh;
			start(version, fresh);
		}
		try {
			return known.join();
		}
		catch (CompletionException ex) {
			throw new DirectusServerException("The shared Directus " + version.number() + " did not start: "
					+ ((ex.getCause() != null) ? ex.getCause().getMessage() : ex.getMessage()), ex);
		}
	}

	private static void start(DirectusVersion version, CompletableFuture<DirectusServer> server) {
		try {
			server.complete(DirectusServer.builder(version).startShared());
		}
		catch (RuntimeException | Error ex) {
			server.completeExceptionally(ex);
		}
	}

}
