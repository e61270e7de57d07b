package io.github.springdirectus.testserver;

import java.util.Map;

/**
 * The database of one server. It goes on while that server is stopped.
 */
interface DatabaseInstance extends AutoCloseable {

	/**
	 * How Directus reaches it.
	 * @return settings of Directus
	 */
	Map<String, String> settings();

	/**
	 * Ends it and removes its data, once the server has ended and outside its folder.
	 */
	@Override
	void close();

}
