package io.github.springdirectus.testserver;

import java.util.Optional;

/**
 * One way to come by a server.
 */
interface ServerSource {

	/**
	 * Opens a server that answers.
	 * @param spec what is wanted
	 * @return the server, or empty where this way isn't open on this machine
	 * @throws DirectusServerException where this way is open and failed
	 */
	Optional<ServerInstance> open(ServerSpec spec);

}
