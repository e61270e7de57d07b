package io.github.springdirectus.auth;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where users of a server may log in.
 *
 * @param providers the providers beside Directus itself
 * @param defaultDisabled whether Directus itself takes no e-mail address and password
 */
public record AuthProviders(List<Provider> providers, boolean defaultDisabled) {

	/**
	 * Create a list; it is copied.
	 * @param providers the providers
	 * @param defaultDisabled whether Directus itself takes no login
	 */
	public AuthProviders {
		providers = List.copyOf(providers);
	}

	/**
	 * A provider.
	 *
	 * @param name its name, for {@link LoginRequest#withProvider(String)}
	 * @param driver how it works: {@code ldap} and {@code local} take a password,
	 * {@code oauth2}, {@code openid} and {@code saml} need a browser
	 * @param label what to show, or {@code null}
	 * @param icon the name of an icon, or {@code null}
	 */
	public record Provider(String name, String driver, @Nullable String label, @Nullable String icon) {
	}

}
