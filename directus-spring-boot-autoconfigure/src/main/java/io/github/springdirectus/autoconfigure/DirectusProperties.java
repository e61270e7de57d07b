package io.github.springdirectus.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.springdirectus.items.SearchMode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the connection to Directus. It has no {@code toString()}, so that a token
 * can't end up in a log by it.
 */
@ConfigurationProperties("directus")
public class DirectusProperties {

	/**
	 * Address of Directus, such as https://cms.example.com; a path in it is kept as a
	 * prefix.
	 */
	private @Nullable String url;

	/**
	 * Time to wait for a connection.
	 */
	private Duration connectTimeout = Duration.ofSeconds(5);

	/**
	 * Time to wait for the next bytes of an answer, and until Directus takes those of a
	 * request. The time that a subscriber takes who asks for nothing does not count.
	 */
	private Duration readTimeout = Duration.ofSeconds(30);

	/**
	 * Most memory that one item, an error body or a reply that can't be streamed may
	 * take. A list of items may be of any size.
	 */
	private DataSize maxInMemorySize = DataSize.ofMegabytes(2);

	/**
	 * Whether the start of the application fails where Directus can't be reached or
	 * refuses the token.
	 */
	private boolean checkAtStart;

	private final Auth auth = new Auth();

	private final Retry retry = new Retry();

	private final Query query = new Query();

	private final Mapping mapping = new Mapping();

	private final Ssl ssl = new Ssl();

	public @Nullable String getUrl() {
		return this.url;
	}

	public void setUrl(@Nullable String url) {
		this.url = url;
	}

	public Duration getConnectTimeout() {
		return this.connectTimeout;
	}

	public void setConnectTimeout(Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
	}

	public Duration getReadTimeout() {
		return this.readTimeout;
	}

	public void setReadTimeout(Duration readTimeout) {
		this.readTimeout = readTimeout;
	}

	public DataSize getMaxInMemorySize() {
		return this.maxInMemorySize;
	}

	public void setMaxInMemorySize(DataSize maxInMemorySize) {
		this.maxInMemorySize = maxInMemorySize;
	}

	public boolean isCheckAtStart() {
		return this.checkAtStart;
	}

	public void setCheckAtStart(boolean checkAtStart) {
		this.checkAtStart = checkAtStart;
	}

	public Auth getAuth() {
		return this.auth;
	}

	public Retry getRetry() {
		return this.retry;
	}

	public Query getQuery() {
		return this.query;
	}

	public Mapping getMapping() {
		return this.mapping;
	}

	public Ssl getSsl() {
		return this.ssl;
	}

	/**
	 * Who the application is to Directus: a token, or an e-mail address with a password.
	 */
	public static class Auth {

		/**
		 * Static token of a Directus user. Without it requests may do what the public
		 * policy of Directus allows.
		 */
		private @Nullable String token;

		/**
		 * E-mail address of a Directus user to log in as, instead of a token.
		 */
		private @Nullable String email;

		/**
		 * Password of the Directus user to log in as.
		 */
		private @Nullable String password;

		public @Nullable String getToken() {
			return this.token;
		}

		public void setToken(@Nullable String token) {
			this.token = token;
		}

		public @Nullable String getEmail() {
			return this.email;
		}

		public void setEmail(@Nullable String email) {
			this.email = email;
		}

		public @Nullable String getPassword() {
			return this.password;
		}

		public void setPassword(@Nullable String password) {
			this.password = password;
		}

	}

	/**
	 * When a call is sent again after 429, 503 or a broken connection.
	 */
	public static class Retry {

		/**
		 * Number of times a read is sent at most, the first time included. Writes are
		 * sent once.
		 */
		private int maxAttempts = 3;

		/**
		 * Time to wait before the second attempt; it doubles with each further one.
		 */
		private Duration firstBackoff = Duration.ofMillis(200);

		/**
		 * Longest time to wait before an attempt. A server that asks for a longer one
		 * gets no further request.
		 */
		private Duration maxBackoff = Duration.ofSeconds(10);

		/**
		 * Longest time that a call, a write too, waits for the rate limit of Directus in
		 * all. With 0 a read is sent again as after other failures, and a write fails.
		 */
		private Duration rateLimitWait = Duration.ZERO;

		public int getMaxAttempts() {
			return this.maxAttempts;
		}

		public void setMaxAttempts(int maxAttempts) {
			this.maxAttempts = maxAttempts;
		}

		public Duration getFirstBackoff() {
			return this.firstBackoff;
		}

		public void setFirstBackoff(Duration firstBackoff) {
			this.firstBackoff = firstBackoff;
		}

		public Duration getMaxBackoff() {
			return this.maxBackoff;
		}

		public void setMaxBackoff(Duration maxBackoff) {
			this.maxBackoff = maxBackoff;
		}

		public Duration getRateLimitWait() {
			return this.rateLimitWait;
		}

		public void setRateLimitWait(Duration rateLimitWait) {
			this.rateLimitWait = rateLimitWait;
		}

	}

	/**
	 * How queries travel.
	 */
	public static class Query {

		/**
		 * When a read travels as Directus' SEARCH method, with its query in the body.
		 */
		private SearchMode search = SearchMode.AUTO;

		/**
		 * Longest path and query that still go into a URL where search is auto.
		 */
		private DataSize searchThreshold = DataSize.ofKilobytes(6);

		/**
		 * Number of items in a page of a stream, from 1 to 1000.
		 */
		private int pageSize = 500;

		public SearchMode getSearch() {
			return this.search;
		}

		public void setSearch(SearchMode search) {
			this.search = search;
		}

		public DataSize getSearchThreshold() {
			return this.searchThreshold;
		}

		public void setSearchThreshold(DataSize searchThreshold) {
			this.searchThreshold = searchThreshold;
		}

		public int getPageSize() {
			return this.pageSize;
		}

		public void setPageSize(int pageSize) {
			this.pageSize = pageSize;
		}

	}

	/**
	 * How fields are named and read, beside what annotations say.
	 */
	public static class Mapping {

		/**
		 * Fields of properties by collection and property, such as
		 * "[articles.datePublished]".
		 */
		private Map<String, String> fieldNames = new LinkedHashMap<>();

		/**
		 * Types that maps hold a field in, by collection and field, such as
		 * "[articles.price]".
		 */
		private Map<String, Class<?>> valueTypes = new LinkedHashMap<>();

		public Map<String, String> getFieldNames() {
			return this.fieldNames;
		}

		public void setFieldNames(Map<String, String> fieldNames) {
			this.fieldNames = fieldNames;
		}

		public Map<String, Class<?>> getValueTypes() {
			return this.valueTypes;
		}

		public void setValueTypes(Map<String, Class<?>> valueTypes) {
			this.valueTypes = valueTypes;
		}

	}

	/**
	 * How the connection is secured.
	 */
	public static class Ssl {

		/**
		 * Name of the SSL bundle to connect with.
		 */
		private @Nullable String bundle;

		public @Nullable String getBundle() {
			return this.bundle;
		}

		public void setBundle(@Nullable String bundle) {
			this.bundle = bundle;
		}

	}

}
