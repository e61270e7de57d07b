package io.github.springdirectus.write;

import java.util.Map;

import io.github.springdirectus.model.Accessor;
import io.github.springdirectus.model.PropertyReference;
import org.jspecify.annotations.Nullable;

/**
 * An item as it would be written, in the shape of its model: whatever it was written
 * with, there are no tags, no strategies, and a relation is the list of what is created,
 * changed and linked in it. What is not written is absent.
 *
 * @param <T> the type of the item
 */
public final class WriteInput<T> {

	private final WriteNode node;

	private final PropertyValues values;

	WriteInput(WriteNode node, PropertyValues values) {
		this.node = node;
		this.values = values;
	}

	/**
	 * Whether the item is new.
	 * @return {@code false} for an update, and where the item may turn out to be there
	 */
	public boolean isCreate() {
		return this.node.action() == Action.CREATE;
	}

	/**
	 * All that is written, by the names that Directus has.
	 * @return the values; a nested item is a map, with its key where it has one, and one
	 * that is only linked is its key
	 */
	public Map<String, @Nullable Object> plain() {
		return plain(Naming.DIRECTUS);
	}

	/**
	 * All that is written.
	 * @param naming whose names the fields have
	 * @return the values, as for {@link #plain()}
	 */
	public Map<String, @Nullable Object> plain(Naming naming) {
		return new PlainView(naming).of(this.node);
	}

	/**
	 * Whether a property is written, be it {@code null}.
	 * @param property a method reference to the property
	 * @return whether it is written
	 */
	public boolean has(Accessor<T, ? extends @Nullable Object> property) {
		return has(this.values.field(PropertyReference.of(property)));
	}

	/**
	 * Whether a field is written, be it {@code null}.
	 * @param field the name of the field, as Directus has it
	 * @return whether it is written
	 */
	public boolean has(String field) {
		return this.node.row().containsKey(field) || this.node.parts().containsKey(field);
	}

	/**
	 * What is written to a property.
	 * @param <V> the type of the property
	 * @param property a method reference to the property
	 * @return the value, in the type of the property; {@code null} where it is
	 * {@code null} or absent. A related item that is only linked has nothing but its key.
	 * @throws io.github.springdirectus.error.DirectusRequestException if what is written
	 * can't be read as that type
	 */
	@SuppressWarnings("unchecked")
	public <V> @Nullable V get(Accessor<T, V> property) {
		PropertyReference reference = PropertyReference.of(property);
		return (V) this.values.read(reference, this.values.written(this.node, this.values.field(reference)));
	}

	/**
	 * What is written to a field.
	 * @param field the name of the field, as Directus has it
	 * @return the value as it was written, or {@code null}
	 */
	public @Nullable Object get(String field) {
		Part part = this.node.parts().get(field);
		return (part != null) ? new PlainView(Naming.DIRECTUS).part(part) : this.node.row().get(field);
	}

}
