package io.github.springdirectus.test;

import io.github.springdirectus.autoconfigure.DirectusConnectionDetails;
import io.github.springdirectus.testserver.DirectusServer;

/**
 * Connects an application to a {@link DirectusServer}, as its administrator. For a main
 * class that runs the application on one during development:
 *
 * <pre class="code">
 * &#64;TestConfiguration(proxyBeanMethods = false)
 * class DevelopmentServer {
 *
 *     &#64;Bean
 *     DirectusServer directusServer() {
 *         return DirectusServer.start(DirectusVersion.V11);
 *     }
 *
 *     &#64;Bean
 *     DirectusServerConnectionDetails directusServerConnectionDetails(DirectusServer server) {
 *         return new DirectusServerConnectionDetails(server);
 *     }
 *
 * }
 * </pre>
 */
public final class DirectusServerConnectionDetails implements DirectusConnectionDetails {

	private final DirectusServer server;

	private final String token;

	/**
	 * Create connection details for the administrator of the server.
	 * @param server the server to connect to
	 */
	public DirectusServerConnectionDetails(DirectusServer server) {
		this(server, server.adminToken());
	}

	/**
	 * Create connection details for a user of a seed.
	 * @param server the server to connect to
	 * @param token the static token of the user
	 */
	public DirectusServerConnectionDetails(DirectusServer server, String token) {
		this.server = server;
		this.token = token;
	}

	@Override
	public String getUrl() {
		return this.server.url();
	}

	@Override
	public String getToken() {
		return this.token;
	}

}
