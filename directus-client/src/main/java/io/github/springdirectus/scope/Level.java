package io.github.springdirectus.scope;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * What a query reads of one collection, and below it of those that it reaches by the
 * names in its fields and nested queries.
 */
final class Level {

	private static final int MOST_FIELDS = 2000;

	private final Scope scope;

	private final Names names;

	/** The nested query of the caller, whose own parameters start with an underscore. */
	private final Map<String, @Nullable Object> query;

	private final Map<String, Level> below = new LinkedHashMap<>();

	Level(Scope scope, String collection, Map<String, @Nullable Object> query, @Nullable Object alias) {
		this.scope = scope;
		this.names = new Names(scope, collection, Trees.map(alias));
		this.query = query;
		Names fields = new Names(scope, collection, Map.of());
		this.names.alias().values().forEach((field) -> fields.checkField(String.valueOf(field)));
	}

	/**
	 * Note the fields that are read. Wildcards with fields behind them are written out:
	 * they would reach relations that are not known here.
	 * @return the fields to send
	 */
	List<String> read(List<?> fields) {
		List<String> read = new ArrayList<>();
		fields.forEach((field) -> add(read, split(field.toString())));
		return read.stream().distinct().toList();
	}

	private void add(List<String> read, List<String> path) {
		read.addAll(path(path));
		if (read.size() > MOST_FIELDS) {
			throw new DirectusRequestException(
					"Wildcards such as *.*.* reach more than " + MOST_FIELDS + " fields here: name the fields.");
		}
	}

	private List<String> path(List<String> path) {
		String name = path.get(0);
		List<String> rest = path.subList(1, path.size());
		if (rest.isEmpty()) {
			readWhole(name);
			return List.of(name);
		}
		if (name.equals("*")) {
			return readAll(rest);
		}
		this.names.require(name);
		if (this.names.relation(name) instanceof Relation.ToAny any) {
			return readAny(name, any, rest);
		}
		return below(name).path(rest).stream().map((field) -> name + "." + field).toList();
	}

	/**
	 * A name with nothing behind it. Of related items it reads the keys; a key that is a
	 * column belongs to the row.
	 */
	private void readWhole(String name) {
		if (!name.equals("*")) {
			this.names.checkField(name);
			if (this.names.relation(name) instanceof Relation.ToMany || name.contains(":")) {
				below(name);
			}
		}
		else {
			relations().forEach((relation) -> {
				if (this.names.relation(relation) instanceof Relation.ToMany) {
					below(relation);
				}
			});
		}
	}

	private List<String> readAll(List<String> rest) {
		List<String> read = new ArrayList<>(path(List.of("*")));
		for (String relation : relations()) {
			List<String> path = new ArrayList<>(rest);
			path.add(0, relation);
			add(read, path);
		}
		return read;
	}

	/**
	 * Items of several collections, whose fields are read by the same names. Below a
	 * wildcard they differ.
	 */
	private List<String> readAny(String name, Relation.ToAny any, List<String> rest) {
		List<String> read = new ArrayList<>();
		for (String target : any.targets()) {
			List<String> path = new ArrayList<>(rest);
			path.add(0, name + ":" + target);
			add(read, path);
		}
		List<String> wild = rest.subList(0, rest.size() - 1);
		return wild.contains("*") ? read : List.of(name + "." + String.join(".", rest));
	}

	private List<String> relations() {
		List<String> relations = new ArrayList<>(this.scope.graph().relations(this.names.collection()).keySet());
		this.names.alias()
			.keySet()
			.stream()
			.filter((alias) -> !relations.contains(alias) && this.names.relation(alias) != null)
			.forEach(relations::add);
		return relations;
	}

	private Level below(String name) {
		Level known = this.below.get(name);
		if (known != null) {
			return known;
		}
		String target = Names.target(this.names.relation(name));
		if (target == null) {
			throw UnknownName.refused(this.names.collection(), name);
		}
		Map<String, @Nullable Object> nested = Trees.map(this.query.get(name));
		Level level = new Level(this.scope, target, nested, nested.get("_alias"));
		this.below.put(name, level);
		return level;
	}

	/**
	 * The nested queries to send.
	 */
	Map<String, @Nullable Object> related() {
		this.query.keySet().forEach((name) -> {
			if (!name.startsWith("_") && !(this.names.relation(name) instanceof Relation.ToAny)) {
				below(name);
			}
		});
		Map<String, @Nullable Object> related = new LinkedHashMap<>();
		this.below.forEach((name, level) -> {
			Map<String, @Nullable Object> nested = level.render();
			if (name.startsWith("_") && level.reachesScope()) {
				throw new DirectusRequestException("Directus takes the nested query of \"" + name
						+ "\" for a parameter, since its name begins with an underscore: what it leads to can't be kept"
						+ " within scopes.");
			}
			if (!nested.isEmpty()) {
				related.put(name, nested);
			}
		});
		return related;
	}

	private Map<String, @Nullable Object> render() {
		Map<String, @Nullable Object> rendered = new LinkedHashMap<>();
		this.query.forEach((name, value) -> {
			if (name.startsWith("_")) {
				rendered.put(name, value);
			}
		});
		checkOrder(rendered.get("_sort"));
		Map<String, ?> filter = new ScopedFilter(this.scope, this.names.collection()).within(rendered.get("_filter"));
		if (filter != null) {
			rendered.put("_filter", filter);
		}
		rendered.putAll(related());
		return rendered;
	}

	/**
	 * Whether items of a scope are reached.
	 */
	boolean reachesScope() {
		return this.scope.covers(this.names.collection()) || this.below.values().stream().anyMatch(Level::reachesScope);
	}

	/**
	 * Refuse an order that tells of items within a scope. Whether an alias counts in it
	 * depends on the version of the server.
	 */
	void checkOrder(@Nullable Object order) {
		if (order instanceof List<?> paths) {
			paths.forEach((each) -> {
				String path = each.toString().startsWith("-") ? each.toString().substring(1) : each.toString();
				this.names.checkPath(path, "The order by " + path);
				if (this.names.alias().containsKey(split(path).get(0))
						&& this.scope.graph().relations(this.names.collection()).containsKey(split(path).get(0))) {
					new Names(this.scope, this.names.collection(), Map.of()).checkPath(path, "The order by " + path);
				}
			});
		}
	}

	/**
	 * The names of a path. A dot within parentheses parts nothing.
	 */
	static List<String> split(String path) {
		int call = path.indexOf('(');
		int end = (call < 0) ? path.length() : path.lastIndexOf('.', call) + 1;
		List<String> names = new ArrayList<>();
		String plain = (call < 0) ? path : path.substring(0, Math.max(0, end - 1));
		if (!plain.isEmpty()) {
			names.addAll(List.of(plain.split("\\.", -1)));
		}
		if (call >= 0) {
			names.add(path.substring(end));
		}
		return names;
	}

}
