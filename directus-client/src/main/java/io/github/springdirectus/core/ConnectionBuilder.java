package io.github.springdirectus.core;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.springdirectus.auth.AuthSettings;
import io.github.springdirectus.auth.CallerCache;
import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusPrincipal;
import io.github.springdirectus.auth.DirectusTokenStore;
import io.github.springdirectus.auth.Identities;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.http.BaseUrl;
import io.github.springdirectus.http.ExchangeSettings;
import io.github.springdirectus.http.Exchanges;
import io.github.springdirectus.http.ReactorConnectors;
import io.github.springdirectus.http.RetryPolicy;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Says which server a template talks to, as whom, and how.
 */
public abstract sealed class ConnectionBuilder permits DirectusTemplate.Builder {

	private static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(30);

	private @Nullable String url;

	private DirectusCredentials credentials = DirectusCredentials.anonymous();

	private @Nullable String urlOfCredentials;

	private AuthSettings auth = AuthSettings.defaults();

	private DirectusRequestCustomizer requestCustomizer = (headers, context) -> {
	};

	private final List<DirectusCallDecorator> callDecorators = new ArrayList<>();

	private WebClient.Builder webClientBuilder = WebClient.builder();

	private @Nullable ClientHttpConnector connector;

	private Duration connectTimeout = Duration.ofSeconds(5);

	private @Nullable Duration readTimeout;

	private DataSize maxInMemorySize = DataSize.ofMegabytes(2);

	private RetryPolicy retry = RetryPolicy.DEFAULT;

	ConnectionBuilder() {
	}

	abstract DirectusTemplate.Builder self();

	/**
	 * Set the address of Directus. Required.
	 * @param url an http or https URL, such as {@code https://cms.example.com}; a path in
	 * it is kept as a prefix
	 * @return this builder
	 */
	public final DirectusTemplate.Builder url(String url) {
		this.url = url;
		return self();
	}

	/**
	 * Set who requests are made as; anonymous by default. They belong to the url set
	 * before: a later url needs credentials of its own, so that no token goes to a server
	 * it was not meant for.
	 * @param credentials the credentials
	 * @return this builder
	 */
	public final DirectusTemplate.Builder credentials(DirectusCredentials credentials) {
		this.credentials = credentials;
		this.urlOfCredentials = this.url;
		return self();
	}

	/**
	 * Set where the tokens of sessions are kept; in memory by default. Templates that
	 * have a store and credentials in common share the session.
	 * @param tokenStore the store
	 * @return this builder
	 */
	public final DirectusTemplate.Builder tokenStore(DirectusTokenStore tokenStore) {
		this.auth = this.auth.withTokenStore(tokenStore);
		return self();
	}

	/**
	 * Set where it is kept whom tokens belong to, and which were logged out; in memory by
	 * default.
	 * @param callerCache the cache
	 * @return this builder
	 */
	public final DirectusTemplate.Builder callerCache(CallerCache callerCache) {
		this.auth = this.auth.withCallerCache(callerCache);
		return self();
	}

	/**
	 * Set which further fields of a user's row {@link DirectusPrincipal#attributes()}
	 * holds, beside id, names, e-mail address and status. They are looked up with the
	 * credentials of the template, which need to read them; a template without any has
	 * the fields that the user may read, and not these. Lists of related items come with
	 * 100 at most.
	 * @param fields fields of {@code directus_users}, such as {@code location}, or of
	 * what is related to it, such as {@code department.name}; in place of earlier ones
	 * @return this builder
	 * @throws DirectusRequestException for a secret, and for role and policies, which a
	 * principal has in another form
	 */
	public final DirectusTemplate.Builder callerFields(String... fields) {
		this.auth = this.auth.withCallerFields(List.of(fields));
		return self();
	}

	/**
	 * Set the name of the cookie that holds the token of a session, for a server whose
	 * {@code SESSION_COOKIE_NAME} is another than {@code directus_session_token}: to log
	 * in, refresh and log out with
	 * {@link io.github.springdirectus.auth.TokenMode#SESSION}.
	 * @param name the name
	 * @return this builder
	 * @throws DirectusRequestException where no cookie can have the name
	 */
	public final DirectusTemplate.Builder sessionCookieName(String name) {
		this.auth = this.auth.withSessionCookie(name);
		return self();
	}

	/**
	 * Set what tells when tokens expire; the system's clock by default.
	 * @param clock the clock
	 * @return this builder
	 */
	public final DirectusTemplate.Builder clock(Clock clock) {
		this.auth = this.auth.withClock(clock);
		return self();
	}

	/**
	 * Add a customizer of requests, to be called after those added before.
	 * @param customizer adds headers
	 * @return this builder
	 */
	public final DirectusTemplate.Builder requestCustomizer(DirectusRequestCustomizer customizer) {
		DirectusRequestCustomizer before = this.requestCustomizer;
		this.requestCustomizer = (headers, context) -> {
			before.customize(headers, context);
			customizer.customize(headers, context);
		};
		return self();
	}

	/**
	 * Put something around each attempt of a call, a circuit breaker say. It stands
	 * within those that were added before.
	 * @param decorator the decorator
	 * @return this builder
	 */
	public final DirectusTemplate.Builder callDecorator(DirectusCallDecorator decorator) {
		this.callDecorators.add(decorator);
		return self();
	}

	/**
	 * Set the builder whose filters, codecs and observation registry are used. It is
	 * cloned; its connector is not used, nor an {@code Authorization} header that it or
	 * its filters set. A filter that sends a request to another server makes it fail.
	 * @param webClientBuilder the builder
	 * @return this builder
	 */
	public final DirectusTemplate.Builder webClientBuilder(WebClient.Builder webClientBuilder) {
		this.webClientBuilder = webClientBuilder;
		return self();
	}

	/**
	 * Set the connector; one on Reactor Netty with a pool of its own by default. It must
	 * not follow redirects nor repeat requests, and brings its own timeouts.
	 * @param connector the connector
	 * @return this builder
	 */
	public final DirectusTemplate.Builder connector(ClientHttpConnector connector) {
		this.connector = connector;
		return self();
	}

	/**
	 * Set how long to wait for a connection; 5 s by default.
	 * @param timeout the longest wait; not used where a connector is set
	 * @return this builder
	 */
	public final DirectusTemplate.Builder connectTimeout(Duration timeout) {
		this.connectTimeout = timeout;
		return self();
	}

	/**
	 * Set how long to wait for the next bytes of an answer, and until Directus takes the
	 * next bytes of a request; 30 s by default. The time that a subscriber takes who asks
	 * for nothing does not count.
	 * @param timeout the longest wait. Where a connector is set, it has no default, and
	 * is for connections of Reactor Netty alone
	 * @return this builder
	 */
	public final DirectusTemplate.Builder readTimeout(Duration timeout) {
		this.readTimeout = timeout;
		return self();
	}

	/**
	 * Set how many bytes one element, an error body, or a reply that can't be streamed
	 * may take; 2 MB by default. A list may be of any size.
	 * @param size the most bytes
	 * @return this builder
	 */
	public final DirectusTemplate.Builder maxInMemorySize(DataSize size) {
		this.maxInMemorySize = size;
		return self();
	}

	/**
	 * Set when a read is repeated after 429, 503 or a broken connection. A write never
	 * is, except in a batch that says so:
	 * {@link io.github.springdirectus.batch.BatchOptions.Builder#idempotent()}.
	 * @param maxAttempts how often a read is sent at most, the first time included; 3 by
	 * default
	 * @param firstBackoff the wait before the second attempt, doubling with each further
	 * one; 200 ms by default
	 * @param maxBackoff the longest wait; 10 s by default. A server that asks for a
	 * longer one gets no second request.
	 * @return this builder
	 */
	public final DirectusTemplate.Builder retry(int maxAttempts, Duration firstBackoff, Duration maxBackoff) {
		this.retry = new RetryPolicy(maxAttempts, firstBackoff, maxBackoff, this.retry.rateLimitWait());
		return self();
	}

	/**
	 * Have a call, a write too, wait where the server's rate limit is exceeded (429), and
	 * then be made again: Directus refuses such a request before it does anything. It
	 * waits until the server says that requests are welcome again and a random while
	 * longer, as often as need be; that does not count as an attempt of
	 * {@link #retry(int, Duration, Duration)}. Where the wait would be longer the call
	 * ends with a {@link io.github.springdirectus.error.DirectusRateLimitException}. A
	 * login or refresh that it needs first may wait as long, but no longer than 30 s.
	 * @param longest the longest wait of one request in all its attempts; zero, which is
	 * the default, for a 429 that counts as a failure, after which a read is repeated
	 * @return this builder
	 */
	public final DirectusTemplate.Builder waitForRateLimit(Duration longest) {
		this.retry = this.retry.withRateLimitWait(longest);
		return self();
	}

	/**
	 * The way out to the server, as nobody.
	 */
	Exchanges exchanges(JsonMapper mapper) {
		if (this.url == null) {
			throw new DirectusRequestException("The url of Directus is missing. Set it on the builder.");
		}
		if (this.urlOfCredentials != null && !this.urlOfCredentials.equals(this.url)) {
			throw new DirectusRequestException("The credentials were set for another url of Directus. Set the url"
					+ " first, then the credentials for it, or DirectusCredentials.anonymous().");
		}
		BaseUrl url = BaseUrl.of(this.url);
		ExchangeSettings settings = new ExchangeSettings(bytes(this.maxInMemorySize), this.retry, readTimeout(),
				this.auth.clock(), this.requestCustomizer::customize,
				new CallDecorators(url.toString(), this.callDecorators));
		return Exchanges.of(url, webClient(), mapper, settings);
	}

	Identities identities(Exchanges nobody) {
		return new Identities(nobody, this.auth);
	}

	DirectusCredentials credentials() {
		return this.credentials;
	}

	Clock clock() {
		return this.auth.clock();
	}

	private static int bytes(DataSize size) {
		if (size.toBytes() < 1 || size.toBytes() > Integer.MAX_VALUE) {
			throw new DirectusRequestException("directus.max-in-memory-size is " + size
					+ ". It must be from 1 byte to 2 GB; a list may be larger all the same.");
		}
		return (int) size.toBytes();
	}

	/**
	 * A connector of the application may have a timeout of its own.
	 */
	private Duration readTimeout() {
		if (this.readTimeout != null) {
			return this.readTimeout;
		}
		return (this.connector != null) ? Duration.ZERO : DEFAULT_READ_TIMEOUT;
	}

	private WebClient.Builder webClient() {
		return this.webClientBuilder.clone()
			.clientConnector((this.connector != null) ? this.connector : ReactorConnectors.create(this.connectTimeout));
	}

}
