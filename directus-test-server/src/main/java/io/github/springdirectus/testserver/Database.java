package io.github.springdirectus.testserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a server keeps its data.
 */
interface Database {

	/**
	 * Prepares a database that holds the system tables and the administrator.
	 * @param installation the release that will use it
	 * @param folder the folder of the server
	 */
	void prepare(Installation installation, Path folder) throws IOException;

	/**
	 * How Directus reaches it.
	 * @param folder the folder of the server
	 * @return settings of Directus
	 */
	Map<String, String> settings(String folder);

}
