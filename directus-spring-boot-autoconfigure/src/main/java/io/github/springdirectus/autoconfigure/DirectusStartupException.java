package io.github.springdirectus.autoconfigure;

/**
 * Directus did not pass the check at the start of the application.
 */
class DirectusStartupException extends RuntimeException {

	private final String url;

	DirectusStartupException(String url, Throwable cause) {
		super("Directus at " + url + " did not pass the check at start", cause);
		this.url = url;
	}

	String url() {
		return this.url;
	}

}
