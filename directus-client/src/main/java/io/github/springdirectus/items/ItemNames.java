package io.github.springdirectus.items;

import java.util.List;

import io.github.springdirectus.mapping.Mappings;
import io.github.springdirectus.mapping.TypeMapping;
import io.github.springdirectus.query.NameResolver;

/**
 * What a query may know of the collection it is for.
 *
 * @param mappings knows the fields of properties
 * @param type knows the relations of the items
 */
record ItemNames(Mappings mappings, TypeMapping<?> type) implements NameResolver {

	@Override
	public String fieldName(Class<?> type, String accessor) {
		return this.mappings.fieldName(type, accessor);
	}

	@Override
	public boolean isToMany(List<String> relation) {
		return this.type.isToMany(String.join(".", relation));
	}

}
