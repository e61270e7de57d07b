package io.github.springdirectus.query;

import java.util.Collections;
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

	private static final Query EMPTY = new Query(Projection.NONE, Selection.ALL, Map.of());

	private final Projection projection;

	private final Selection selection;

	private final Map<PathPart, Query> deep;

	/** Not part of the value: what {@link RenderedOnce} keeps. */
	volatile @Nullable RenderedOnce rendered;

	private Query(Projection projection, Selection selection, Map<PathPart, Query> deep) {
		this.projection = projection;
		this.selection = selection;
		this.deep = deep;
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
		Builder builder = new Builder(EMPTY, false);
		query.accept(builder);
		return builder.build();
	}

	/**
	 * Begin another query from this one, which stays as it is.
	 * @return a builder that holds all of this query
	 */
	public Builder mutate() {
		return new Builder(this, false);
	}

	/**
	 * The fields to read.
	 * @return the fields; empty where none were named
	 */
	public List<String> fields() {
		return this.projection.fields().stream().map(FieldPath::toString).toList();
	}

	Selection selection() {
		return this.selection;
	}

	Projection projection() {
		return this.projection;
	}

	Map<PathPart, Query> related() {
		return this.deep;
	}

	/**
	 * What all items fulfil.
	 * @return the filter, or {@code null} where there is none
	 */
	public @Nullable Filter filter() {
		return this.selection.filter();
	}

	/**
	 * The text that items are searched for.
	 * @return the text, or {@code null} where there is none
	 */
	public @Nullable String search() {
		return this.selection.search();
	}

	/**
	 * The order of the items.
	 * @return the fields to sort by, the first one first; empty where none were named
	 */
	public List<Sort> sort() {
		return this.selection.sort();
	}

	/**
	 * How many items to read at most.
	 * @return the limit, -1 for all, or {@code null} where there is none
	 */
	public @Nullable Integer limit() {
		return this.selection.paging().limit();
	}

	/**
	 * How many items to skip.
	 * @return the offset, or {@code null} where there is none
	 */
	public @Nullable Integer offset() {
		return this.selection.paging().offset();
	}

	/**
	 * Which page to read, of as many items as the limit says.
	 * @return the page, from 1, or {@code null} where there is none
	 */
	public @Nullable Integer page() {
		return this.selection.paging().page();
	}

	/**
	 * What is asked of the items of relations.
	 * @return a query by relation, in the order given; each may have relations of its own
	 */
	public Map<String, Query> deep() {
		Map<String, Query> named = new LinkedHashMap<>();
		this.deep.forEach((relation, query) -> named.put(relation.name(PathPart.Property.AS_WRITTEN), query));
		return Collections.unmodifiableMap(named);
	}

	/**
	 * The counts to send beside the items.
	 * @return the counts; empty where none were asked for
	 */
	public Set<Meta> meta() {
		return this.projection.meta();
	}

	/**
	 * What is computed of the items in place of reading them.
	 * @return the aggregates; empty where items are read
	 */
	public List<Aggregate> aggregates() {
		return this.projection.aggregates();
	}

	/**
	 * What the items are grouped by before anything is computed of them.
	 * @return the fields; empty where none were named
	 */
	public List<String> groupBy() {
		return this.projection.groupBy().stream().map(FieldPath::toString).toList();
	}

	/**
	 * The other names of fields.
	 * @return the fields by their new names, in the order given
	 */
	public Map<String, String> alias() {
		Map<String, String> named = new LinkedHashMap<>();
		this.selection.alias().forEach((name, field) -> named.put(name, field.toString()));
		return Collections.unmodifiableMap(named);
	}

	/**
	 * The content version to read.
	 * @return the key of the version, or {@code null} for what is published
	 */
	public @Nullable String version() {
		return this.projection.version();
	}

	/**
	 * Whether all items are meant where the query writes.
	 * @return whether {@link Builder#all()} was said
	 */
	public boolean all() {
		return this.projection.all();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Query that && this.projection.equals(that.projection)
				&& this.selection.equals(that.selection) && this.deep.equals(that.deep);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.projection, this.selection, this.deep);
	}

	/**
	 * The query as it is sent.
	 * @return the parameters, with the values in them; a property as it was named
	 */
	@Override
	public String toString() {
		return "Query" + QueryRenderer.render(this, PathPart.Property.AS_WRITTEN);
	}

	/**
	 * Says what to ask for. What is said again replaces what was said before, except that
	 * filters, aliases and counts add up and {@code deep} goes on where it was.
	 */
	public static final class Builder extends ProjectionBuilder {

		private final Map<PathPart, Builder> deep = new LinkedHashMap<>();

		private Builder(Query query, boolean nested) {
			super(query.selection, query.projection, nested);
			query.deep.forEach((relation, related) -> this.deep.put(relation, new Builder(related, true)));
		}

		@Override
		Builder self() {
			return this;
		}

		Builder nested(PathPart relation) {
			return this.deep.computeIfAbsent(relation, (name) -> new Builder(EMPTY, true));
		}

		/**
		 * Make the query.
		 * @return the query
		 * @throws DirectusRequestException if fields, aliases or relations are asked for
		 * beside aggregates or groups: Directus would leave them out
		 */
		public Query build() {
			Map<PathPart, Query> queries = new LinkedHashMap<>();
			this.deep.forEach((relation, builder) -> queries.put(relation, builder.build()));
			queries.values().removeIf((query) -> query.equals(EMPTY));
			if (projection().isAggregated()
					&& !(projection().fields().isEmpty() && selection().alias().isEmpty() && queries.isEmpty())) {
				throw new DirectusRequestException("fields(..), alias(..) and deep(..) would be left out beside "
						+ "aggregate(..) and groupBy(..): name in groupBy(..) what to read of each group");
			}
			return new Query(projection(), selection(), Collections.unmodifiableMap(queries));
		}

	}

}
