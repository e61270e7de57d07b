package io.github.springdirectus.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.springdirectus.auth.AuthOperations;
import io.github.springdirectus.auth.CallerResolver;
import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.Identities;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.http.ExchangeRequest;
import io.github.springdirectus.http.Exchanges;
import io.github.springdirectus.http.Identity;
import io.github.springdirectus.http.PathTemplate;
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
import org.springframework.util.unit.DataSize;

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
	public static final class Builder extends ConnectionBuilder {

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

		@Override
		Builder self() {
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
			Mappings mappings = new Mappings(this.jsonMapperCustomizer, this.mappingOverrides);
			Exchanges nobody = exchanges(mappings.jsonMapper());
			Identities identities = identities(nobody);
			Exchanges exchanges = nobody.as(identities.of(credentials()));
			Scopes scopes = new Scopes(this.scopes, exchanges, mappings, clock());
			WriteRules rules = new WriteRules(mappings, this.validators, this.hooks, this.constraints);
			ItemOperationsFactory items = new ItemOperationsFactory(mappings, rules, scopes, this.search,
					this.searchThreshold.toBytes(), this.pageSize);
			return new DirectusTemplate(exchanges, identities, mappings, items, identities.callers(exchanges));
		}

	}

}
