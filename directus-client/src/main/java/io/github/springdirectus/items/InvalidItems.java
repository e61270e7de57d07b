package io.github.springdirectus.items;

import java.util.ArrayList;
import java.util.List;

import io.github.springdirectus.batch.BatchRow;
import io.github.springdirectus.error.DirectusInvalidItemException;
import io.github.springdirectus.error.FieldErrors;

/**
 * What validators find wrong with items of a batch: the path begins with the position of
 * the item.
 */
final class InvalidItems {

	private InvalidItems() {
	}

	/**
	 * A failure of an item, pointing into the batch.
	 */
	static Throwable at(long index, Throwable failure) {
		return (failure instanceof DirectusInvalidItemException invalid)
				? new DirectusInvalidItemException("Item " + index, at(index, invalid.validationErrors())) : failure;
	}

	private static List<FieldErrors> at(long index, List<FieldErrors> errors) {
		return errors.stream().map((item) -> {
			List<Object> path = new ArrayList<>();
			// As a position in a list is anywhere else
			path.add((int) index);
			path.addAll(item.path());
			return new FieldErrors(path, item.errors());
		}).toList();
	}

	/**
	 * Refuse rows that can't be sent.
	 * @return the rows, where all can be
	 * @throws DirectusInvalidItemException with what is wrong with all of them
	 */
	static List<BatchRow> check(String collection, List<BatchRow> rows) {
		List<FieldErrors> errors = new ArrayList<>();
		for (BatchRow row : rows) {
			if (row.failure() instanceof DirectusInvalidItemException invalid) {
				errors.addAll(invalid.validationErrors());
			}
			else if (row.failure() instanceof RuntimeException refused) {
				throw refused;
			}
		}
		if (!errors.isEmpty()) {
			throw new DirectusInvalidItemException(collection, errors);
		}
		return rows;
	}

}
