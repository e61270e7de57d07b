package io.github.springdirectus.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * The connection that {@link DirectusProperties} describe. What is missing or wrong in
 * them is told when it is asked for, so that an application with a template of its own
 * needs none of them.
 */
class PropertiesDirectusConnectionDetails implements DirectusConnectionDetails {

	private final DirectusProperties properties;

	private final @Nullable SslBundles sslBundles;

	PropertiesDirectusConnectionDetails(DirectusProperties properties, @Nullable SslBundles sslBundles) {
		this.properties = properties;
		this.sslBundles = sslBundles;
	}

	@Override
	public String getUrl() {
		String url = this.properties.getUrl();
		if (!StringUtils.hasText(url)) {
			throw DirectusConfigurationException.missingUrl();
		}
		return url;
	}

	@Override
	public @Nullable String getToken() {
		DirectusProperties.Auth auth = this.properties.getAuth();
		boolean email = StringUtils.hasText(auth.getEmail());
		boolean password = StringUtils.hasText(auth.getPassword());
		if (auth.getToken() != null && !StringUtils.hasText(auth.getToken())) {
			throw DirectusConfigurationException.blankToken();
		}
		if (auth.getToken() != null && (email || password)) {
			throw DirectusConfigurationException.twoWaysToAuthenticate();
		}
		if (email != password) {
			throw DirectusConfigurationException.halfOfLogin(email ? "password" : "email");
		}
		return auth.getToken();
	}

	@Override
	public @Nullable String getEmail() {
		return textOrNull(this.properties.getAuth().getEmail());
	}

	@Override
	public @Nullable String getPassword() {
		return textOrNull(this.properties.getAuth().getPassword());
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		String bundle = this.properties.getSsl().getBundle();
		if (!StringUtils.hasLength(bundle)) {
			return null;
		}
		Assert.state(this.sslBundles != null, "directus.ssl.bundle is set, but there are no SSL bundles");
		return this.sslBundles.getBundle(bundle);
	}

	private static @Nullable String textOrNull(@Nullable String text) {
		return StringUtils.hasText(text) ? text : null;
	}

}
