package io.github.springdirectus.auth;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who was given the link to a share.
 *
 * @param share the key of the share
 * @param password the password of the share, or {@code null}
 */
record ShareCredentials(String share, @Nullable String password) implements DirectusCredentials {

	@Override
	public String toString() {
		return "share ***";
	}

}
