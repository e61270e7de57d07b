package io.github.springdirectus.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Where Directus is. The only place that builds a URI.
 */
public final class BaseUrl {

	private final String text;

	private final URI uri;

	private BaseUrl(String text) {
		this.text = text;
		this.uri = URI.create(text);
	}

	/**
	 * Parse the address of a server.
	 * @param url an http or https URL; a path in it is kept as a prefix
	 * @return the address
	 * @throws DirectusRequestException where it is anything else, or holds a user, a
	 * query or a fragment
	 */
	public static BaseUrl of(String url) {
		URI uri = parse(url);
		String scheme = (uri != null && uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
		if (uri == null || uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
			throw new DirectusRequestException(
					"The url of Directus must look like https://cms.example.com. It is the address that a browser"
							+ " opens, without /admin.");
		}
		if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
			throw new DirectusRequestException("The url of Directus must have no user, query or fragment: a token or"
					+ " password in it would end up in logs. Set credentials instead.");
		}
		String text = uri.toString();
		while (text.endsWith("/")) {
			text = text.substring(0, text.length() - 1);
		}
		return new BaseUrl(text);
	}

	private static @Nullable URI parse(String url) {
		try {
			return new URI(url.trim());
		}
		catch (URISyntaxException ex) {
			// Its message quotes the url, which may hold a password
			return null;
		}
	}

	URI resolve(String encodedPath, String encodedQuery) {
		return URI.create(this.text + encodedPath + (encodedQuery.isEmpty() ? "" : "?" + encodedQuery));
	}

	/**
	 * Whether a request goes to the server, whatever its path.
	 */
	boolean isOriginOf(URI uri) {
		return this.uri.getScheme().equalsIgnoreCase(uri.getScheme())
				&& this.uri.getHost().equalsIgnoreCase(uri.getHost()) && port(this.uri) == port(uri);
	}

	private static int port(URI uri) {
		if (uri.getPort() >= 0) {
			return uri.getPort();
		}
		return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
