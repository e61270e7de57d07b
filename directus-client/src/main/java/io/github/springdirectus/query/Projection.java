package io.github.springdirectus.query;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is read of the items that are found: what a query says at the top only.
 *
 * @param fields the fields, of related items too
 * @param meta the counts beside the items
 * @param aggregates what is computed of the items in place of reading them
 * @param groupBy what the items are grouped by first
 * @param version the content version, or {@code null} for what is published
 * @param versionRaw whether the version's changes are read as they were saved
 * @param backlink whether wildcards follow relations back, or {@code null} for the
 * server's default
 * @param all whether the query may be for all items where it writes
 */
record Projection(List<FieldPath> fields, Set<Meta> meta, List<Aggregate> aggregates, List<FieldPath> groupBy,
		@Nullable String version, boolean versionRaw, @Nullable Boolean backlink, boolean all) {

	static final Projection NONE = new Projection(List.of(), Set.of(), List.of(), List.of(), null, false, null, false);

	Projection {
		fields = List.copyOf(fields);
		Set<Meta> ordered = EnumSet.noneOf(Meta.class);
		ordered.addAll(meta);
		meta = Collections.unmodifiableSet(ordered);
		aggregates = List.copyOf(aggregates);
		groupBy = List.copyOf(groupBy);
	}

	/**
	 * Whether rows of results are read and no items.
	 */
	boolean isAggregated() {
		return !this.aggregates.isEmpty() || !this.groupBy.isEmpty();
	}

	Projection withFields(List<FieldPath> fields) {
		return new Projection(fields, this.meta, this.aggregates, this.groupBy, this.version, this.versionRaw,
				this.backlink, this.all);
	}

	Projection withMeta(List<Meta> more) {
		Set<Meta> all = EnumSet.noneOf(Meta.class);
		all.addAll(this.meta);
		all.addAll(more);
		return new Projection(this.fields, all, this.aggregates, this.groupBy, this.version, this.versionRaw,
				this.backlink, this.all);
	}

	Projection withAggregates(List<Aggregate> aggregates) {
		return new Projection(this.fields, this.meta, aggregates, this.groupBy, this.version, this.versionRaw,
				this.backlink, this.all);
	}

	Projection withGroupBy(List<FieldPath> groupBy) {
		return new Projection(this.fields, this.meta, this.aggregates, groupBy, this.version, this.versionRaw,
				this.backlink, this.all);
	}

	Projection withVersion(String version, boolean raw) {
		return new Projection(this.fields, this.meta, this.aggregates, this.groupBy, version, raw, this.backlink,
				this.all);
	}

	Projection withBacklink(boolean backlink) {
		return new Projection(this.fields, this.meta, this.aggregates, this.groupBy, this.version, this.versionRaw,
				backlink, this.all);
	}

	Projection withAll() {
		return new Projection(this.fields, this.meta, this.aggregates, this.groupBy, this.version, this.versionRaw,
				this.backlink, true);
	}

}
