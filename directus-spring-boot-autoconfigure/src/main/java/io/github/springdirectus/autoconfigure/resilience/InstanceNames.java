package io.github.springdirectus.autoconfigure.resilience;

import io.github.springdirectus.autoconfigure.DirectusConnectionDetails;

import org.springframework.util.StringUtils;

/**
 * Names the instances for servers: {@code directus} for the one that the application is
 * configured for, {@code directus-archive.example.com} for another, whose failures are
 * its own.
 */
final class InstanceNames {

	static final String MAIN = "directus";

	private final String mainUrl;

	private InstanceNames(String mainUrl) {
		this.mainUrl = mainUrl;
	}

	static InstanceNames of(DirectusConnectionDetails connectionDetails) {
		return new InstanceNames(StringUtils.trimTrailingCharacter(connectionDetails.getUrl().trim(), '/'));
	}

	String of(String url) {
		return url.equals(this.mainUrl) ? MAIN : MAIN + "-" + url.substring(url.indexOf("://") + 3);
	}

}
