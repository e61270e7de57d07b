package io.github.springdirectus.mapping;

import java.util.Map;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.Patch;
import io.github.springdirectus.model.PatchContent;
import org.jspecify.annotations.Nullable;

/**
 * Turns items into rows: maps from field to value, which the mapper writes later. A map,
 * or a JSON object, is taken as it is; of a {@link Patch} what it changes. A field that
 * is read only is never written from a type. Internal, not API.
 *
 * <p>
 * A relation is never written from a record: the related items would be changed, created
 * or unlinked with it, by accident where the item was read before. A reference is written
 * as its key, which links and changes nothing else.
 */
public final class RowWriter {

	private final ItemRows items;

	private final PatchRows patches;

	RowWriter(DirectusJsonMapper mapper, FieldNames names) {
		RowShapes shapes = new RowShapes(mapper);
		this.items = new ItemRows(shapes);
		this.patches = new PatchRows(shapes, this.items, names);
	}

	/**
	 * The row of a new item. Of a record or object what is {@code null} is left out, and
	 * so is a key that is 0 in a primitive; of a patch only a key that is {@code null}.
	 * @param item a patch, a map, a record or an object with properties
	 * @return the row, in the order of the map or of the declaration
	 * @throws DirectusRequestException if it is no item, holds a relation record, or is a
	 * patch that sets a field that is read only
	 */
	public Map<String, @Nullable Object> forCreate(Object item) {
		return (item instanceof Patch<?> patch) ? this.patches.forCreate(PatchContent.of(patch))
				: this.items.forCreate(item);
	}

	/**
	 * The changes to an item: what is {@code null} is sent as {@code null}, unless
	 * {@code @JsonInclude} says otherwise; the key of a type is left out.
	 * @param changes a patch, a map, a record or an object with properties
	 * @return the row, in the order of the map or of the declaration; empty where a patch
	 * changes nothing
	 * @throws DirectusRequestException if it is no item, or its type has a relation
	 * record, also where that is {@code null}: {@code null} unlinks; or if it is a patch
	 * that sets the key or a field that is read only, names a field twice, or is between
	 * items whose relations differ
	 */
	public Map<String, @Nullable Object> forUpdate(Object changes) {
		return (changes instanceof Patch<?> patch) ? this.patches.forUpdate(PatchContent.of(patch))
				: this.items.forUpdate(changes);
	}

	/**
	 * The changes to an item that is found by its key, with that key: as for
	 * {@link #forUpdate}. The key is the property that a type marks with
	 * {@code @DirectusId}, else the one for the given field; for a difference it is the
	 * key of the item that the patch starts from.
	 * @param item a patch, a map, a record or an object with properties
	 * @param keyField the field of the key in the collection
	 * @return the row and the key
	 * @throws DirectusRequestException if there is no key, or for what {@link #forUpdate}
	 * refuses otherwise
	 */
	public KeyedRow forKeyedUpdate(Object item, String keyField) {
		return (item instanceof Patch<?> patch) ? this.patches.forKeyedUpdate(PatchContent.of(patch), keyField)
				: this.items.forKeyedUpdate(item, keyField);
	}

}
