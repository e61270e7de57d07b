package io.github.springdirectus.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Where Directus is, and how to connect to it. A bean of this type takes the place of
 * {@code directus.url}, {@code directus.auth} and {@code directus.ssl}, all at once: a
 * token from the properties never goes to a server that they don't name.
 */
public interface DirectusConnectionDetails extends ConnectionDetails {

	/**
	 * The address of Directus.
	 * @return an http or https URL; a path in it is kept as a prefix
	 */
	String getUrl();

	/**
	 * The static token that requests carry.
	 * @return the token, or {@code null} for requests without credentials
	 */
	default @Nullable String getToken() {
		return null;
	}

	/**
	 * The e-mail address of the Directus user to log in as, where there is no token.
	 * @return the e-mail address, or {@code null}
	 */
	default @Nullable String getEmail() {
		return null;
	}

	/**
	 * The password of that user.
	 * @return the password; {@code null} where there is no e-mail address
	 */
	default @Nullable String getPassword() {
		return null;
	}

	/**
	 * What the connection is secured with.
	 * @return the bundle, or {@code null} for that of {@code spring.http.clients}, or the
	 * trust store of the JVM
	 */
	default @Nullable SslBundle getSslBundle() {
		return null;
	}

}
