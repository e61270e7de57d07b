package io.github.springdirectus.query;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.Accessor;

/**
 * Says which items to read, of a collection or of a relation below it.
 */
public abstract sealed class SelectionBuilder permits ProjectionBuilder {

	private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{N}_]*");

	private Selection selection;

	SelectionBuilder(Selection selection) {
		this.selection = selection;
	}

	abstract Query.Builder self();

	Selection selection() {
		return this.selection;
	}

	/**
	 * Read only items that the filter finds. Said twice, both must hold.
	 * @param filter the filter, from {@link Filters}
	 * @return the builder
	 */
	public final Query.Builder filter(Filter filter) {
		this.selection = this.selection.withFilter(filter);
		return self();
	}

	/**
	 * Read only items that have the text in one of their text fields, in capitals or not,
	 * or that have it as a number or a UUID.
	 * @param text the text, not blank
	 * @return the builder
	 */
	public final Query.Builder search(String text) {
		if (text.isBlank()) {
			throw new DirectusRequestException("A blank search finds everything: leave search out");
		}
		this.selection = this.selection.withSearch(text);
		return self();
	}

	/**
	 * Sort the items.
	 * @param sort the fields, the most important one first
	 * @return the builder
	 */
	public final Query.Builder sort(Sort... sort) {
		this.selection = this.selection.withSort(List.of(sort));
		return self();
	}

	/**
	 * Read so many items at most. Without, Directus sends 100.
	 * @param limit the number; 0 for none, -1 for as many as the server allows, which is
	 * all of them unless its {@code QUERY_LIMIT_MAX} says otherwise
	 * @return the builder
	 */
	public final Query.Builder limit(int limit) {
		this.selection = this.selection.with(this.selection.paging().withLimit(limit));
		return self();
	}

	/**
	 * Skip so many items.
	 * @param offset the number, from 0
	 * @return the builder
	 */
	public final Query.Builder offset(int offset) {
		this.selection = this.selection.with(this.selection.paging().withOffset(offset));
		return self();
	}

	/**
	 * Read a page of as many items as the limit says, in place of an offset.
	 * @param page the page, from 1
	 * @return the builder
	 * @throws DirectusRequestException if there is an offset, or the limit is -1
	 */
	public final Query.Builder page(int page) {
		this.selection = this.selection.with(this.selection.paging().withPage(page));
		return self();
	}

	/**
	 * Give a field, a relation or what a function makes of a field another name in the
	 * answer. A relation can be read several times so, each time with a {@link #deep} of
	 * its own. The new name must be among the fields that are read; sorting and filtering
	 * go by the old one.
	 * @param name the new name
	 * @param field the field, of this collection
	 * @return the builder
	 * @throws DirectusRequestException if one of the two has a dot in it: Directus knows
	 * no aliases of the fields of related items, unless within {@link #deep}
	 */
	public final Query.Builder alias(String name, String field) {
		return alias(name, FieldPath.of(field));
	}

	/**
	 * Give a field another name in the answer, as {@link #alias(String, String)} does.
	 *
	 * <pre>{@code
	 * query.alias("year", year("date_published"))
	 * }</pre>
	 * @param name the new name
	 * @param field the field, of this collection, or what a function makes of it
	 * @return the builder
	 */
	public final Query.Builder alias(String name, FilterField field) {
		return alias(name, field.path());
	}

	private Query.Builder alias(String name, FieldPath field) {
		if (!NAME.matcher(name).matches()) {
			throw new DirectusRequestException("The alias \"" + name
					+ "\" is no name that Directus takes: write letters, digits and underscores, beginning with a letter");
		}
		if (field.parts().size() > 1 || field.last().equals(new PathPart.Name("*"))) {
			throw new DirectusRequestException("The alias \"" + name + "\" is for \"" + field
					+ "\", and Directus renames fields of the collection itself only: "
					+ "for a field of a related item write alias(..) within deep(..) of the relation");
		}
		this.selection = this.selection.withAlias(name, field);
		return self();
	}

	/**
	 * Ask something of the items of a to-many relation: {@code filter}, {@code search},
	 * {@code sort}, {@code limit}, {@code offset}, {@code page}, {@code alias}, or
	 * {@code deep} again. It picks among the related items; it does not leave out items
	 * that have none. Their fields must be named in {@link ProjectionBuilder#fields}.
	 * @param relation the relation, or its alias; one below another with a dot, as in
	 * {@code comments.reactions}
	 * @param query says what to ask for
	 * @return the builder
	 */
	public final Query.Builder deep(String relation, Consumer<Query.Builder> query) {
		return deep(FieldPath.ofRelation(relation), query);
	}

	/**
	 * Ask something of the items of a to-many relation, as
	 * {@link #deep(String, Consumer)} does.
	 * @param relation the relation
	 * @param query says what to ask for
	 * @return the builder
	 */
	public final Query.Builder deep(FilterField relation, Consumer<Query.Builder> query) {
		return deep(relation.path().asRelation(), query);
	}

	/**
	 * Ask something of the items of a to-many relation, as
	 * {@link #deep(String, Consumer)} does.
	 * @param relation a method reference to the relation
	 * @param query says what to ask for
	 * @param <T> the type that has the relation
	 * @return the builder
	 */
	public final <T> Query.Builder deep(Accessor<T, ?> relation, Consumer<Query.Builder> query) {
		return deep(Filters.field(relation), query);
	}

	private Query.Builder deep(FieldPath relation, Consumer<Query.Builder> query) {
		Query.Builder builder = self();
		for (PathPart part : relation.parts()) {
			builder = builder.nested(part);
		}
		query.accept(builder);
		return self();
	}

}
