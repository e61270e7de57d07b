package io.github.springdirectus.items;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.springdirectus.mapping.Mappings;
import io.github.springdirectus.mapping.RelationMapping;
import io.github.springdirectus.mapping.TypeMapping;
import io.github.springdirectus.model.Access;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.write.NodeAccess;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what the types of items don't declare, those of related items included.
 */
final class ItemAccess {

	private final Mappings mappings;

	/** Whether a type, or one that it leads to, may not be read. */
	private final Map<Class<?>, Boolean> restricted = new ConcurrentHashMap<>();

	ItemAccess(Mappings mappings) {
		this.mappings = mappings;
	}

	/**
	 * Refuse a read of items that may not be read. A related item is read where a field
	 * of it is, not where its key is.
	 */
	void read(ItemRequests requests, Query query) {
		TypeMapping<?> type = requests.type();
		NodeAccess.require(type, Access.READ);
		if (this.restricted.computeIfAbsent(type.type(), (root) -> isRestricted(type, new HashSet<>()))) {
			requests.fields(query).forEach((field) -> checkPath(type, List.of(field.split("\\."))));
		}
	}

	private void checkPath(TypeMapping<?> root, List<String> path) {
		TypeMapping<?> type = root;
		for (String segment : path.subList(0, path.size() - 1)) {
			Class<?> related = related(type, segment);
			if (related == null) {
				return;
			}
			type = this.mappings.of(related);
			NodeAccess.require(type, Access.READ);
		}
	}

	private static @Nullable Class<?> related(TypeMapping<?> type, String segment) {
		String[] scoped = segment.split(":", 2);
		RelationMapping relation = type.relation(scoped[0]);
		if (relation == null) {
			return null;
		}
		return (scoped.length > 1) ? relation.types().get(scoped[1]) : relation.type();
	}

	private boolean isRestricted(TypeMapping<?> type, Set<Class<?>> visited) {
		return visited.add(type.type())
				&& (!type.access().contains(Access.READ) || type.relations().stream().anyMatch((relation) -> {
					Class<?> related = relation.type();
					return (related != null && isRestricted(this.mappings.of(related), visited)) || relation.types()
						.values()
						.stream()
						.anyMatch((any) -> isRestricted(this.mappings.of(any), visited));
				}));
	}

}
