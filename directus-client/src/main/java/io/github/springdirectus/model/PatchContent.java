package io.github.springdirectus.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Patch} is made of, for what writes it.
 *
 * @param type the type whose fields are changed, or {@code null} where it is not known
 * @param before the item that the patch starts from, where it is a difference
 * @param shape the item or the record that the changes are taken from, or {@code null}
 * @param changes the fields that were set one by one; they win over the shape
 * @param without the fields that shall not be changed, whatever the shape has
 */
@Internal
public record PatchContent(@Nullable Class<?> type, @Nullable Object before, @Nullable Object shape,
		Map<PatchField, @Nullable Object> changes, Set<PatchField> without) {

	/**
	 * Create a content; map and set are copied.
	 * @param type the type, or {@code null}
	 * @param before what the patch starts from, or {@code null}
	 * @param shape what the changes are taken from, or {@code null}
	 * @param changes the fields that were set
	 * @param without the fields that were taken out
	 */
	public PatchContent {
		changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
		without = Collections.unmodifiableSet(new LinkedHashSet<>(without));
	}

	/**
	 * The content of a patch.
	 * @param patch the patch
	 * @return its content
	 */
	public static PatchContent of(Patch<?> patch) {
		return patch.content();
	}

	static PatchContent empty(@Nullable Class<?> type) {
		return new PatchContent(type, null, null, Map.of(), Set.of());
	}

	PatchContent with(PatchField field, @Nullable Object value) {
		Map<PatchField, @Nullable Object> changed = new LinkedHashMap<>(this.changes);
		changed.put(field, value);
		Set<PatchField> kept = new LinkedHashSet<>(this.without);
		kept.remove(field);
		return new PatchContent(this.type, this.before, this.shape, changed, kept);
	}

	PatchContent without(PatchField field) {
		Map<PatchField, @Nullable Object> kept = new LinkedHashMap<>(this.changes);
		kept.remove(field);
		Set<PatchField> added = new LinkedHashSet<>(this.without);
		added.add(field);
		return new PatchContent(this.type, this.before, this.shape, kept, added);
	}

	boolean isEmpty() {
		return this.changes.isEmpty() && (this.shape == null || this.shape.equals(this.before));
	}

	/**
	 * Names the fields and no values: those may be secrets.
	 */
	@Override
	public String toString() {
		StringJoiner text = new StringJoiner(", ", "[", "]");
		if (this.shape != null) {
			text.add(((this.before != null) ? "what differs in " : "all of ") + this.shape.getClass().getSimpleName());
		}
		this.changes.keySet().forEach((field) -> text.add(field.toString()));
		this.without.forEach((field) -> text.add("without " + field));
		return text.toString();
	}

}
