package io.github.springdirectus.write;

import java.util.List;

import io.github.springdirectus.model.Internal;

/**
 * What has to be known of an item before it is written: whether it is there, and the keys
 * of the rows that its relations have.
 */
@Internal
public final class BeforeRead {

	private final WriteNode node;

	private final String collection;

	private final Object key;

	private final List<String> fields;

	private final boolean root;

	BeforeRead(WriteNode node, String collection, Object key, List<String> fields, boolean root) {
		this.node = node;
		this.collection = collection;
		this.key = key;
		this.fields = List.copyOf(fields);
		this.root = root;
	}

	WriteNode node() {
		return this.node;
	}

	/**
	 * The collection of the item.
	 * @return the collection
	 */
	public String collection() {
		return this.collection;
	}

	/**
	 * The field of its key.
	 * @return the field
	 */
	public String keyField() {
		return this.node.type().keyField();
	}

	/**
	 * Its key.
	 * @return the key
	 */
	public Object key() {
		return this.key;
	}

	/**
	 * What to read.
	 * @return the fields, dotted below relations
	 */
	public List<String> fields() {
		return this.fields;
	}

	/**
	 * Whether it is the item that is written, and not one that is related to it.
	 * @return whether it is
	 */
	public boolean isRoot() {
		return this.root;
	}

}
