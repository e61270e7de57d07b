package io.github.springdirectus.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which items are read, of a collection or of a relation.
 *
 * @param filter what all of them fulfil, or {@code null}
 * @param search the text that they are searched for, or {@code null}
 * @param sort their order
 * @param paging how many of them
 * @param alias other names of their fields, in the order given
 */
record Selection(@Nullable Filter filter, @Nullable String search, List<Sort> sort, Paging paging,
		Map<String, FieldPath> alias) {

	static final Selection ALL = new Selection(null, null, List.of(), Paging.NONE, Map.of());

	Selection {
		sort = List.copyOf(sort);
		alias = Collections.unmodifiableMap(new LinkedHashMap<>(alias));
	}

	Selection withFilter(Filter filter) {
		Filter both = (this.filter != null) ? Filters.and(this.filter, filter) : Filters.and(filter);
		return new Selection(both, this.search, this.sort, this.paging, this.alias);
	}

	Selection withSearch(String search) {
		return new Selection(this.filter, search, this.sort, this.paging, this.alias);
	}

	Selection withSort(List<Sort> sort) {
		return new Selection(this.filter, this.search, sort, this.paging, this.alias);
	}

	Selection with(Paging paging) {
		return new Selection(this.filter, this.search, this.sort, paging, this.alias);
	}

	Selection withAlias(String name, FieldPath field) {
		Map<String, FieldPath> more = new LinkedHashMap<>(this.alias);
		more.put(name, field);
		return new Selection(this.filter, this.search, this.sort, this.paging, more);
	}

}
