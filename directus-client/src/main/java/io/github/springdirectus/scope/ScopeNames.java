package io.github.springdirectus.scope;

import java.util.List;

import io.github.springdirectus.mapping.Mappings;
import io.github.springdirectus.query.NameResolver;

/**
 * What the filter of a scope may know of its collection.
 *
 * @param mappings knows the fields of properties
 * @param collection the collection
 * @param graph knows its relations
 */
record ScopeNames(Mappings mappings, String collection, RelationGraph graph) implements NameResolver {

	@Override
	public String fieldName(Class<?> type, String accessor) {
		return this.mappings.fieldName(type, accessor);
	}

	@Override
	public boolean isToMany(List<String> relation) {
		String place = this.collection;
		Relation last = null;
		for (String name : relation) {
			last = this.graph.relations(place).get(name);
			String target = Names.target(last);
			if (target == null) {
				return false;
			}
			place = target;
		}
		return last instanceof Relation.ToMany;
	}

}
