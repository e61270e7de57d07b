package io.github.springdirectus.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.Accessor;

/**
 * Says what to read of the items that are found.
 */
public abstract sealed class ProjectionBuilder extends SelectionBuilder permits Query.Builder {

	private final boolean nested;

	private Projection projection;

	ProjectionBuilder(Selection selection, Projection projection, boolean nested) {
		super(selection);
		this.projection = projection;
		this.nested = nested;
	}

	Projection projection() {
		return this.projection;
	}

	/**
	 * Read these fields. Without, a typed read asks for the fields of its type, and
	 * Directus sends all fields, with keys in place of related items.
	 *
	 * <p>
	 * Fields of related items are named with dots ({@code author.name}), all fields with
	 * {@code *}, those of a many-to-any relation with the collection
	 * ({@code sections.item:headings.title}). A relation that is named so comes with all
	 * its items, not with the 100 that Directus sends of itself, unless {@link #deep}
	 * sets a limit, an offset or a page there; one that is reached by a wildcard
	 * ({@code *.*}) does not.
	 * @param fields one field or more
	 * @return the builder
	 * @throws DirectusRequestException if there are none: Directus would send all
	 */
	public final Query.Builder fields(String... fields) {
		return fields(Arrays.asList(fields));
	}

	/**
	 * Read these fields, as {@link #fields(String...)} does.
	 * @param fields one field or more
	 * @return the builder
	 * @throws DirectusRequestException if there are none: Directus would send all
	 */
	public final Query.Builder fields(Collection<String> fields) {
		return paths(fields.stream().map(FieldPath::of).toList());
	}

	/**
	 * Read these fields, as {@link #fields(String...)} does.
	 *
	 * <pre>{@code
	 * query.fields(field("title"), weekday("date_published"), field(Article::author).then(Author::name))
	 * }</pre>
	 * @param field a field, or what a function makes of it
	 * @param more more of them
	 * @return the builder
	 */
	public final Query.Builder fields(FilterField field, FilterField... more) {
		return paths(Stream.concat(Stream.of(field), Stream.of(more)).map(FilterField::path).toList());
	}

	/**
	 * Read the fields of these properties, as {@link #fields(String...)} does.
	 * @param property a method reference to a property
	 * @param more more of them
	 * @param <T> the type that has them
	 * @return the builder
	 */
	@SafeVarargs
	public final <T> Query.Builder fields(Accessor<T, ?> property, Accessor<T, ?>... more) {
		List<FieldPath> paths = new ArrayList<>();
		paths.add(Filters.field(property).path());
		for (Accessor<T, ?> accessor : more) {
			paths.add(Filters.field(accessor).path());
		}
		return paths(paths);
	}

	private Query.Builder paths(List<FieldPath> fields) {
		refuseIfNested("fields", "name them from the top, as in fields(\"comments.id\")");
		if (fields.isEmpty()) {
			throw new DirectusRequestException(
					"fields() with no fields: Directus would send all of them; name one or more, or leave fields out");
		}
		this.projection = this.projection.withFields(fields);
		return self();
	}

	/**
	 * Compute these of the items, in place of reading them. With {@link #groupBy} each
	 * group has a row; without, all items have one together.
	 * @param aggregates what to compute
	 * @return the builder
	 */
	public final Query.Builder aggregate(Aggregate... aggregates) {
		refuseIfNested("aggregate", "Directus computes of the items at the top only");
		this.projection = this.projection.withAggregates(List.of(aggregates));
		return self();
	}

	/**
	 * Group the items by these fields before anything is computed of them. All groups are
	 * read, not the 100 that Directus sends of itself, unless there is a limit, an offset
	 * or a page. Without aggregates the rows are the different values.
	 * @param fields fields of the collection, or functions of them such as
	 * {@code year(date)}
	 * @return the builder
	 */
	public final Query.Builder groupBy(String... fields) {
		return groups(Stream.of(fields).map(FieldPath::of).toList());
	}

	/**
	 * Group the items by these fields, as {@link #groupBy(String...)} does.
	 * @param field a field of the collection, or a function of one
	 * @param more more of them
	 * @return the builder
	 */
	public final Query.Builder groupBy(FilterField field, FilterField... more) {
		return groups(Stream.concat(Stream.of(field), Stream.of(more)).map(FilterField::path).toList());
	}

	private Query.Builder groups(List<FieldPath> fields) {
		refuseIfNested("groupBy", "Directus groups the items at the top only");
		fields.forEach(Aggregate::refuseIfNoGroup);
		this.projection = this.projection.withGroupBy(fields);
		return self();
	}

	/**
	 * Read a content version of the items.
	 * @param key the key of the version
	 * @return the builder
	 */
	public final Query.Builder version(String key) {
		return version(key, false);
	}

	/**
	 * Read a content version of the items as it was saved: related items that it would
	 * change come as the changes.
	 * @param key the key of the version
	 * @return the builder
	 */
	public final Query.Builder versionRaw(String key) {
		return version(key, true);
	}

	private Query.Builder version(String key, boolean raw) {
		refuseIfNested("version", "it is one for the whole query");
		if (key.isBlank()) {
			throw new DirectusRequestException("The key of a version is blank: leave it out for what is published");
		}
		this.projection = this.projection.withVersion(key, raw);
		return self();
	}

	/**
	 * Whether a wildcard such as {@code *.*} follows relations back to the collection
	 * that they lead here from. Directus does unless told otherwise.
	 * @param backlink whether it does
	 * @return the builder
	 */
	public final Query.Builder backlink(boolean backlink) {
		refuseIfNested("backlink", "it is one for the whole query");
		this.projection = this.projection.withBacklink(backlink);
		return self();
	}

	/**
	 * Send counts beside the items.
	 * @param meta the counts
	 * @return the builder
	 */
	public final Query.Builder meta(Meta... meta) {
		refuseIfNested("meta", "Directus counts the items at the top only");
		this.projection = this.projection.withMeta(Arrays.asList(meta));
		return self();
	}

	/**
	 * Say that all items are meant, where the query writes: without, an update or a
	 * deletion by a query whose filter leaves out nothing is refused. It changes nothing
	 * about reading.
	 * @return the builder
	 */
	public final Query.Builder all() {
		refuseIfNested("all", "it is for what the whole query writes");
		this.projection = this.projection.withAll();
		return self();
	}

	private void refuseIfNested(String method, String advice) {
		if (this.nested) {
			throw new DirectusRequestException(method + "(..) within deep(..) would be ignored: " + advice);
		}
	}

}
