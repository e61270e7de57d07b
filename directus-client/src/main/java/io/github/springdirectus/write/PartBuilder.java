package io.github.springdirectus.write;

import java.util.List;

/**
 * What a caller says of a relation, before the names of the model are known.
 */
@FunctionalInterface
interface PartBuilder {

	/**
	 * Make the part of it.
	 * @param parent what is known of the item that has the relation
	 * @param action what is done to that item
	 * @param field the field of the relation
	 * @param path the way to the relation, its field included
	 * @param binding knows the model
	 */
	Part bind(NodeType parent, Action action, String field, List<Object> path, Binding binding);

}
