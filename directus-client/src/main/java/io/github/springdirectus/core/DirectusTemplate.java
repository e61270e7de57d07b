package io.github.springdirectus.core;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.springdirectus.auth.AuthOperations;
import io.github.springdirectus.auth.CallerCache;
import io.github.springdirectus.auth.CallerResolver;
import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusTokenStore;
import io.github.springdirectus.auth.Identities;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.http.BaseUrl;
import io.github.springdirectus.http.ExchangeRequest;
import io.github.springdirectus.http.ExchangeSettings;
import io.github.springdirectus.http.Exchanges;
import io.github.springdirectus.http.Identity;
import io.github.springdirectus.http.PathTemplate;
import io.github.springdirectus.http.ReactorConnectors;
import io.github.springdirectus.http.RetryPolicy;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.items.ItemOperationsFactory;
import io.github.springdirectus.items.SearchMode;
import io.github.springdirectus.items.SingletonOperations;
import io.github.springdirectus.mapping.Mappings;
import io.github.springdirectus.model.MappingOverrides;
import io.github.springdirectus.scope.CollectionScope;
import io.github.springdirectus.scope.Scopes;
import io.github.springdirectus.write.BeanConstraints;
import io.github.springdirectus.write.BeforeWrite;
import io.github.springdirectus.write.WriteRules;
import io.github.springdirectus.write.WriteValidator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The reactive client of a Directus server, and the central class of this library.
 *
 * <pre>{@code
 * DirectusTemplate directus = DirectusTemplate.builder()
 *     .url("https://cms.example.com")
 *     .credentials(DirectusCredentials.staticToken(token))
 *     .build();
 *
 * Flux<Article> latest = directus.collection(Article.class)
 *     .find(q -> q.filter(field("status").eq("published")).sort(desc("date_published")).limit(20));
 * }</pre>
 *
 * Immutable and thread-safe: one instance serves a whole application, and
 * {@link #as(DirectusCredentials)} makes views of it for other users.
 */
public final class DirectusTemplate implements DirectusOperations {

	private final Exchanges exchanges;

	private final Identities identities;

	private final Mappings mappings;

	private final ItemOperationsFactory items;

	private final CallerResolver callers;

	DirectusTemplate(Exchanges exchanges, Identities identities, Mappings mappings, ItemOperationsFactory items,
			CallerResolver callers) {
		this.exchanges = exchanges;
		this.identities = identities;
		this.mappings = mappings;
		this.items = items;
		this.callers = callers;
	}

	/**
	 * Start to configure a template.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	@Override
	public <T> ItemOperations<T> collection(Class<T> type) {
		return this.items.collection(this.exchanges, type);
	}

	@Override
	public ItemOperations<Map<String, @Nullable Object>> collection(String name) {
		return this.items.collection(this.exchanges, name);
	}

	@Override
	public <T> SingletonOperations<T> singleton(Class<T> type) {
		return this.items.singleton(this.exchanges, type);
	}

	@Override
	public SingletonOperations<Map<String, @Nullable Object>> singleton(String name) {
		return this.items.singleton(this.exchanges, name);
	}

	@Override
	public DirectusTemplate as(DirectusCredentials credentials) {
		return as(this.identities.of(credentials));
	}

	@Override
	public DirectusTemplate asCaller() {
		return as(this.identities.caller());
	}

	private DirectusTemplate as(Identity identity) {
		return new DirectusTemplate(this.exchanges.as(identity), this.identities, this.mappings, this.items,
				this.callers);
	}

	@Override
	public CallerResolver callers() {
		return this.callers;
	}

	@Override
	public AuthOperations auth() {
		return this.identities.operations(this.exchanges.identity());
	}

	@Override
	public ExchangeSpec exchange(HttpMethod method, String pathTemplate, @Nullable Object... variables) {
		ExchangeRequest request = ExchangeRequest.of(method, PathTemplate.of(pathTemplate), variables, null,
				"exchange");
		return new DefaultExchangeSpec(this.exchanges, this.mappings, request, Map.of());
	}

	/**
	 * Configures a template. Mutable and not thread-safe; each {@link #build()} makes an
	 * independent template.
	 */
	public static final class Builder {

		private @Nullable String url;

		private DirectusCredentials credentials = DirectusCredentials.anonymous();

		private @Nullable String urlOfCredentials;

		private DirectusTokenStore tokenStore = DirectusTokenStore.inMemory();

		private CallerCache callerCache = CallerCache.inMemory();

		private Clock clock = Clock.systemUTC();

		private DirectusRequestCustomizer requestCustomizer = (headers, context) -> {
		};

		private WebClient.Builder webClientBuilder = WebClient.builder();

		private @Nullable ClientHttpConnector connector;

		private Duration connectTimeout = Duration.ofSeconds(5);

		private Duration readTimeout = Duration.ofSeconds(30);

		private DataSize maxInMemorySize = DataSize.ofMegabytes(2);

		private RetryPolicy retry = RetryPolicy.DEFAULT;

		private SearchMode search = SearchMode.AUTO;

		private DataSize searchThreshold = DataSize.ofKilobytes(6);

		private int pageSize = 500;

		private Consumer<JsonMapper.Builder> jsonMapperCustomizer = (mapper) -> {
		};

		private MappingOverrides mappingOverrides = MappingOverrides.none();

		private final List<CollectionScope> scopes = new ArrayList<>();

		private final List<WriteValidator<?>> validators = new ArrayList<>();

		private final List<BeforeWrite> hooks = new ArrayList<>();

		private @Nullable BeanConstraints constraints;

		private Builder() {
		}

		/**
		 * Set the address of Directus. Required.
		 * @param url an http or https URL, such as {@code https://cms.example.com}; a
		 * path in it is kept as a prefix
		 * @return this builder
		 */
		public Builder url(String url) {
			this.url = url;
			return this;
		}

		/**
		 * Set who requests are made as; anonymous by default. They belong to the url set
		 * before: a later url needs credentials of its own, so that no token goes to a
		 * server it was not meant for.
		 * @param credentials the credentials
		 * @return this builder
		 */
		public Builder credentials(DirectusCredentials credentials) {
			this.credentials = credentials;
			this.urlOfCredentials = this.url;
			return this;
		}

		/**
		 * Set where the tokens of sessions are kept; in memory by default. Templates that
		 * have a store and credentials in common share the session.
		 * @param tokenStore the store
		 * @return this builder
		 */
		public Builder tokenStore(DirectusTokenStore tokenStore) {
			this.tokenStore = tokenStore;
			return this;
		}

		/**
		 * Set where it is kept whom tokens belong to, and which were logged out; in
		 * memory by default.
		 * @param callerCache the cache
		 * @return this builder
		 */
		public Builder callerCache(CallerCache callerCache) {
			this.callerCache = callerCache;
			return this;
		}

		/**
		 * Set what tells when tokens expire; the system's clock by default.
		 * @param clock the clock
		 * @return this builder
		 */
		public Builder clock(Clock clock) {
			this.clock = clock;
			return this;
		}

		/**
		 * Add a customizer of requests, to be called after those added before.
		 * @param customizer adds headers
		 * @return this builder
		 */
		public Builder requestCustomizer(DirectusRequestCustomizer customizer) {
			DirectusRequestCustomizer before = this.requestCustomizer;
			this.requestCustomizer = (headers, context) -> {
				before.customize(headers, context);
				customizer.customize(headers, context);
			};
			return this;
		}

		/**
		 * Set the builder whose filters, codecs and observation registry are used. It is
		 * cloned; its connector is not used, nor an {@code Authorization} header that it
		 * or its filters set.
		 * @param webClientBuilder the builder
		 * @return this builder
		 */
		public Builder webClientBuilder(WebClient.Builder webClientBuilder) {
			this.webClientBuilder = webClientBuilder;
			return this;
		}

		/**
		 * Set the connector; one on Reactor Netty with a pool of its own by default. It
		 * must not follow redirects nor repeat requests, and brings its own timeouts.
		 * @param connector the connector
		 * @return this builder
		 */
		public Builder connector(ClientHttpConnector connector) {
			this.connector = connector;
			return this;
		}

		/**
		 * Set how long to wait for a connection; 5 s by default.
		 * @param timeout the longest wait; not used where a connector is set
		 * @return this builder
		 */
		public Builder connectTimeout(Duration timeout) {
			this.connectTimeout = timeout;
			return this;
		}

		/**
		 * Set how long to wait for the next bytes of an answer; 30 s by default.
		 * @param timeout the longest wait; not used where a connector is set
		 * @return this builder
		 */
		public Builder readTimeout(Duration timeout) {
			this.readTimeout = timeout;
			return this;
		}

		/**
		 * Set how many bytes one element, an error body, or a reply that can't be
		 * streamed may take; 2 MB by default. A list may be of any size.
		 * @param size the most bytes
		 * @return this builder
		 */
		public Builder maxInMemorySize(DataSize size) {
			this.maxInMemorySize = size;
			return this;
		}

		/**
		 * Set when a read is repeated after 429, 503 or a broken connection. A write
		 * never is, except in a batch that says so:
		 * {@link io.github.springdirectus.batch.BatchOptions.Builder#idempotent()}.
		 * @param maxAttempts how often a read is sent at most, the first time included; 3
		 * by default
		 * @param firstBackoff the wait before the second attempt, doubling with each
		 * further one; 200 ms by default
		 * @param maxBackoff the longest wait; 10 s by default. A server that asks for a
		 * longer one gets no second request.
		 * @return this builder
		 */
		public Builder retry(int maxAttempts, Duration firstBackoff, Duration maxBackoff) {
			this.retry = new RetryPolicy(maxAttempts, firstBackoff, maxBackoff);
			return this;
		}

		/**
		 * Set when a read travels as {@code SEARCH}.
		 * @param mode when; {@link SearchMode#AUTO} by default
		 * @param threshold the longest path and query that go into a URL; 6 KB by default
		 * @return this builder
		 */
		public Builder search(SearchMode mode, DataSize threshold) {
			this.search = mode;
			this.searchThreshold = threshold;
			return this;
		}

		/**
		 * Set how many items a page of {@code stream} has.
		 * @param pageSize from 1 to 1000; 500 by default
		 * @return this builder
		 * @throws DirectusRequestException for a number out of range
		 */
		public Builder pageSize(int pageSize) {
			if (pageSize < 1 || pageSize > 1000) {
				throw new DirectusRequestException("directus.query.page-size is " + pageSize
						+ ". It must be from 1 to 1000: longer lists of keys are too much for some databases.");
			}
			this.pageSize = pageSize;
			return this;
		}

		/**
		 * Change the JSON mapper, to add modules. It is built for Directus alone:
		 * settings of the application's own mapper don't apply.
		 * @param customizer changes the builder of the mapper, after the client's own
		 * settings
		 * @return this builder
		 */
		public Builder jsonMapper(Consumer<JsonMapper.Builder> customizer) {
			this.jsonMapperCustomizer = this.jsonMapperCustomizer.andThen(customizer);
			return this;
		}

		/**
		 * Change how fields are named and read, beside what annotations say.
		 * @param overrides the overrides, in place of earlier ones
		 * @return this builder
		 */
		public Builder mappingOverrides(MappingOverrides overrides) {
			this.mappingOverrides = overrides;
			return this;
		}

		/**
		 * Add a filter on a collection that no caller can widen. It holds for all views
		 * of the template, together with those that were added before.
		 * @param scope the scope
		 * @return this builder
		 */
		public Builder scope(CollectionScope scope) {
			this.scopes.add(scope);
			return this;
		}

		/**
		 * Add a validator, which every write of its type passes before it is sent.
		 * @param validator the validator
		 * @return this builder
		 */
		public Builder validator(WriteValidator<?> validator) {
			this.validators.add(validator);
			return this;
		}

		/**
		 * Have the constraints of Jakarta Validation checked before every write; not
		 * checked by default.
		 * @param constraints checks the constraints
		 * @return this builder
		 */
		public Builder constraints(BeanConstraints constraints) {
			this.constraints = constraints;
			return this;
		}

		/**
		 * Add a hook that changes rows before they are validated and written, after those
		 * added before.
		 * @param hook the hook
		 * @return this builder
		 */
		public Builder beforeWrite(BeforeWrite hook) {
			this.hooks.add(hook);
			return this;
		}

		/**
		 * Build the template. No request is made.
		 * @return the template
		 * @throws DirectusRequestException where the url is missing or not one, where the
		 * credentials were set for another url, or where a size is too large
		 */
		public DirectusTemplate build() {
			if (this.url == null) {
				throw new DirectusRequestException("The url of Directus is missing. Set it on the builder.");
			}
			if (this.urlOfCredentials != null && !this.urlOfCredentials.equals(this.url)) {
				throw new DirectusRequestException("The credentials were set for another url of Directus. Set the url"
						+ " first, then the credentials for it, or DirectusCredentials.anonymous().");
			}
			Mappings mappings = new Mappings(this.jsonMapperCustomizer, this.mappingOverrides);
			ExchangeSettings settings = new ExchangeSettings(bytes(this.maxInMemorySize), this.retry, this.clock,
					this.requestCustomizer::customize);
			Exchanges nobody = Exchanges.of(BaseUrl.of(this.url), webClient(), mappings.jsonMapper(), settings);
			Identities identities = new Identities(nobody, this.tokenStore, this.clock);
			Exchanges exchanges = nobody.as(identities.of(this.credentials));
			Scopes scopes = new Scopes(this.scopes, exchanges, mappings, settings.clock());
			WriteRules rules = new WriteRules(mappings, this.validators, this.hooks, this.constraints);
			return new DirectusTemplate(
					exchanges, identities, mappings, new ItemOperationsFactory(mappings, rules, scopes, this.search,
							this.searchThreshold.toBytes(), this.pageSize),
					identities.callers(exchanges, this.callerCache));
		}

		private static int bytes(DataSize size) {
			if (size.toBytes() < 1 || size.toBytes() > Integer.MAX_VALUE) {
				throw new DirectusRequestException("directus.max-in-memory-size is " + size
						+ ". It must be from 1 byte to 2 GB; a list may be larger all the same.");
			}
			return (int) size.toBytes();
		}

		private WebClient.Builder webClient() {
			return this.webClientBuilder.clone()
				.clientConnector((this.connector != null) ? this.connector
						: ReactorConnectors.create(this.connectTimeout, this.readTimeout));
		}

	}

}
