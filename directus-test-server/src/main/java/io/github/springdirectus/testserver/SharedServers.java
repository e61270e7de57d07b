package io.github.springdirectus.testserver;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The servers that all tests of this JVM share: one per version and database, started
 * when first asked for. This map is the only state of the module that belongs to the JVM;
 * a server that failed to start stays failed, so that a thousand tests don't each wait
 * for it.
 */
final class SharedServers {

	private static final Map<Key, CompletableFuture<DirectusServer>> servers = new ConcurrentHashMap<>();

	private SharedServers() {
	}

	static DirectusServer get(DirectusVersion version, DirectusDatabase database) {
		Key key = new Key(version, database);
		CompletableFuture<DirectusServer> fresh = new CompletableFuture<>();
		CompletableFuture<DirectusServer> known = servers.putIfAbsent(key, fresh);
		if (known == null) {
			known = fresh;
			start(key, fresh);
		}
		try {
			return known.join();
		}
		catch (CompletionException ex) {
			throw new DirectusServerException("The shared Directus " + version.number() + " on " + database
					+ " did not start: " + ((ex.getCause() != null) ? ex.getCause().getMessage() : ex.getMessage()),
					ex);
		}
	}

	private static void start(Key key, CompletableFuture<DirectusServer> server) {
		try {
			server.complete(DirectusServer.builder(key.version()).database(key.database()).startShared());
		}
		catch (RuntimeException | Error ex) {
			server.completeExceptionally(ex);
		}
	}

	private record Key(DirectusVersion version, DirectusDatabase database) {

	}

}
