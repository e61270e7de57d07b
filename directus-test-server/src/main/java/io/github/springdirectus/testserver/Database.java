package io.github.springdirectus.testserver;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A way to give servers a database each.
 */
interface Database {

	/**
	 * Opens a database for one server. It answers, and holds the system tables and the
	 * administrator.
	 * @param installation the release that will use it
	 * @param folder the folder of the server
	 * @throws DirectusServerException if there can't be one
	 */
	DatabaseInstance open(Installation installation, Path folder) throws IOException;

}
