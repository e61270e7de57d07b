package io.github.springdirectus.query;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a collection: which fields of which items, in which order and how many.
 * An immutable value with {@code equals}; where a query never changes, keep it in a
 * constant.
 *
 * <pre>{@code
 * Query.of((query) -> query
 *     .fields("id", "title", "author.name", "comments.text")
 *     .filter(field("status").eq("published"))
 *     .sort(desc("date_published"))
 *     .limit(20)
 *     .deep("comments", (comments) -> comments.sort(asc("id")).limit(5)))
 * }</pre>
 *
 * @see <a href="https://directus.io/docs/guides/connect/query-parameters">Directus query
 * parameters</a>
 */
public final class Query {

	private static final Query EMPTY = new Builder(false).build();

	private final List<FieldPath> fields;

	private final @Nullable Filter filter;

	private final @Nullable String search;

	private final List<Sort> sort;

	private final Paging paging;

	private final Map<String, Query> deep;

	private final Set<Meta> meta;

	/** Not part of the value: what {@link RenderedOnce} keeps. */
	volatile @Nullable RenderedOnce rendered;

	private Query(Builder builder) {
		this.fields = builder.fields;
		this.filter = builder.filter;
		this.search = builder.search;
		this.sort = builder.sort;
		this.paging = builder.paging;
		this.deep = builder.buildDeep();
		this.meta = Collections.unmodifiableSet(EnumSet.copyOf(builder.meta));
	}

	/**
	 * The query that leaves everything to Directus: all fields, and the first 100 items.
	 * @return a query without any parameter
	 */
	public static Query empty() {
		return EMPTY;
	}

	/**
	 * Make a query.
	 * @param query says what to ask for
	 * @return the query
	 */
	public static Query of(Consumer<Builder> query) {
		Builder builder = new Builder(false);
		query.accept(builder);
		return builder.build();
	}

	/**
	 * Begin another query from this one, which stays as it is.
	 * @return a builder that holds all of this query
	 */
	public Builder mutate() {
		return new Builder(false).from(this);
	}

	/**
	 * The fields to read.
	 * @return the fields; empty where none were named
	 */
	public List<String> fields() {
		return this.fields.stream().map(FieldPath::toString).toList();
	}

	List<FieldPath> fieldPaths() {
		return this.fields;
	}

	Paging paging() {
		return this.paging;
	}

	/**
	 * What all items fulfil.
	 * @return the filter, or {@code null} where there is none
	 */
	public @Nullable Filter filter() {
		return this.filter;
	}

	/**
	 * The text that items are searched for.
	 * @return the text, or {@code null} where there is none
	 */
	public @Nullable String search() {
		return this.search;
	}

	/**
	 * The order of the items.
	 * @return the fields to sort by, the first one first; empty where none were named
	 */
	public List<Sort> sort() {
		return this.sort;
	}

	/**
	 * How many items to read at most.
	 * @return the limit, -1 for all, or {@code null} where there is none
	 */
	public @Nullable Integer limit() {
		return this.paging.limit();
	}

	/**
	 * How many items to skip.
	 * @return the offset, or {@code null} where there is none
	 */
	public @Nullable Integer offset() {
		return this.paging.offset();
	}

	/**
	 * Which page to read, of as many items as the limit says.
	 * @return the page, from 1, or {@code null} where there is none
	 */
	public @Nullable Integer page() {
		return this.paging.page();
	}

	/**
	 * What is asked of the items of relations.
	 * @return a query by relation, in the order given; each may have relations of its own
	 */
	public Map<String, Query> deep() {
		return this.deep;
	}

	/**
	 * The counts to send beside the items.
	 * @return the counts; empty where none were asked for
	 */
	public Set<Meta> meta() {
		return this.meta;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Query that && this.fields.equals(that.fields)
				&& Objects.equals(this.filter, that.filter) && Objects.equals(this.search, that.search)
				&& this.sort.equals(that.sort) && this.paging.equals(that.paging) && this.deep.equals(that.deep)
				&& this.meta.equals(that.meta);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.fields, this.filter, this.search, this.sort, this.paging, this.deep, this.meta);
	}

	/**
	 * The query as it is sent.
	 * @return the parameters, with the values in them
	 */
	@Override
	public String toString() {
		return "Query" + QueryRenderer.render(this);
	}

	/**
	 * Says what to ask for. What is said again replaces what was said before, except that
	 * filters and counts add up and {@code deep} goes on where it was.
	 */
	public static final class Builder {

		private final boolean nested;

		private List<FieldPath> fields = List.of();

		private @Nullable Filter filter;

		private @Nullable String search;

		private List<Sort> sort = List.of();

		private Paging paging = Paging.NONE;

		private final Map<String, Builder> deep = new LinkedHashMap<>();

		private final Set<Meta> meta = EnumSet.noneOf(Meta.class);

		private Builder(boolean nested) {
			this.nested = nested;
		}

		private Builder from(Query query) {
			this.fields = query.fields;
			this.filter = query.filter;
			this.search = query.search;
			this.sort = query.sort;
			this.paging = query.paging;
			query.deep.forEach((relation, related) -> this.deep.put(relation, new Builder(true).from(related)));
			this.meta.addAll(query.meta);
			return this;
		}

		/**
		 * Read these fields. Without, a typed read asks for the fields of its type, and
		 * Directus sends all fields, with keys in place of related items.
		 *
		 * <p>
		 * Fields of related items are named with dots ({@code author.name}), all fields
		 * with {@code *}, those of a many-to-any relation with the collection
		 * ({@code sections.item:headings.title}). A relation that is named so comes with
		 * all its items, not with the 100 that Directus sends of itself, unless
		 * {@link #deep} sets a limit, an offset or a page there; one that is reached by a
		 * wildcard ({@code *.*}) does not.
		 * @param fields one field or more
		 * @return this builder
		 * @throws DirectusRequestException if there are none: Directus would send all
		 */
		public Builder fields(String... fields) {
			return fields(Arrays.asList(fields));
		}

		/**
		 * Read these fields, as {@link #fields(String...)} does.
		 * @param fields one field or more
		 * @return this builder
		 * @throws DirectusRequestException if there are none: Directus would send all
		 */
		public Builder fields(Collection<String> fields) {
			refuseIfNested("fields", "name them from the top, as in fields(\"comments.id\")");
			if (fields.isEmpty()) {
				throw new DirectusRequestException(
						"fields() with no fields: Directus would send all of them; name one or more, or leave fields out");
			}
			this.fields = fields.stream().map(FieldPath::of).toList();
			return this;
		}

		/**
		 * Read only items that the filter finds. Said twice, both must hold.
		 * @param filter the filter, from {@link Filters}
		 * @return this builder
		 */
		public Builder filter(Filter filter) {
			this.filter = (this.filter != null) ? Filters.and(this.filter, filter) : Filters.and(filter);
			return this;
		}

		/**
		 * Read only items that have the text in one of their text fields, in capitals or
		 * not, or that have it as a number or a UUID.
		 * @param text the text, not blank
		 * @return this builder
		 */
		public Builder search(String text) {
			if (text.isBlank()) {
				throw new DirectusRequestException("A blank search finds everything: leave search out");
			}
			this.search = text;
			return this;
		}

		/**
		 * Sort the items.
		 * @param sort the fields, the most important one first
		 * @return this builder
		 */
		public Builder sort(Sort... sort) {
			this.sort = List.of(sort);
			return this;
		}

		/**
		 * Read so many items at most. Without, Directus sends 100.
		 * @param limit the number; 0 for none, -1 for as many as the server allows, which
		 * is all of them unless its {@code QUERY_LIMIT_MAX} says otherwise
		 * @return this builder
		 */
		public Builder limit(int limit) {
			this.paging = this.paging.withLimit(limit);
			return this;
		}

		/**
		 * Skip so many items.
		 * @param offset the number, from 0
		 * @return this builder
		 */
		public Builder offset(int offset) {
			this.paging = this.paging.withOffset(offset);
			return this;
		}

		/**
		 * Read a page of as many items as the limit says, in place of an offset.
		 * @param page the page, from 1
		 * @return this builder
		 * @throws DirectusRequestException if there is an offset, or the limit is -1
		 */
		public Builder page(int page) {
			this.paging = this.paging.withPage(page);
			return this;
		}

		/**
		 * Ask something of the items of a to-many relation: {@code filter},
		 * {@code search}, {@code sort}, {@code limit}, {@code offset}, {@code page}, or
		 * {@code deep} again. It picks among the related items; it does not leave out
		 * items that have none. Their fields must be named in {@link #fields}.
		 * @param relation the relation; one below another with a dot, as in
		 * {@code comments.reactions}
		 * @param query says what to ask for
		 * @return this builder
		 */
		public Builder deep(String relation, Consumer<Builder> query) {
			Builder builder = this;
			for (String segment : FieldPath.ofRelation(relation).segments()) {
				builder = builder.deep.computeIfAbsent(segment, (name) -> new Builder(true));
			}
			query.accept(builder);
			return this;
		}

		/**
		 * Send counts beside the items.
		 * @param meta the counts
		 * @return this builder
		 */
		public Builder meta(Meta... meta) {
			refuseIfNested("meta", "Directus counts the items at the top only");
			this.meta.addAll(Arrays.asList(meta));
			return this;
		}

		/**
		 * Make the query.
		 * @return the query
		 */
		public Query build() {
			return new Query(this);
		}

		private Map<String, Query> buildDeep() {
			Map<String, Query> queries = new LinkedHashMap<>();
			this.deep.forEach((relation, builder) -> queries.put(relation, builder.build()));
			queries.values().removeIf((query) -> query.equals(EMPTY));
			return Collections.unmodifiableMap(queries);
		}

		private void refuseIfNested(String method, String advice) {
			if (this.nested) {
				throw new DirectusRequestException(method + "(..) within deep(..) would be ignored: " + advice);
			}
		}

	}

}
