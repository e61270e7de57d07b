package io.github.springdirectus.items;

import java.util.ArrayList;
import java.util.List;

import io.github.springdirectus.batch.ReplyRow;
import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.http.ElementReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of the reply to a write with their keys. What can't be read into the
 * type has been written all the same, so that this is no failure of the write.
 *
 * @param scan reads the keys
 * @param items reads the items
 * @param <T> the type of the items
 */
record ReplyReader<T>(KeyScan scan, ElementReader<T> items) implements ElementReader<ReplyRow<T>> {

	@Override
	public List<ReplyRow<T>> read(byte[] json, int offset, int length) {
		List<@Nullable Object> keys = this.scan.keys(json, offset, length);
		List<ReplyRow<T>> rows = new ArrayList<>(keys.size());
		try {
			List<T> values = this.items.read(json, offset, length);
			for (int i = 0; i < values.size(); i++) {
				rows.add(new ReplyRow<>(keys.get(i), values.get(i), null));
			}
		}
		catch (DirectusDecodingException ex) {
			keys.forEach((key) -> rows.add(new ReplyRow<>(key, null, ex)));
		}
		return rows;
	}

}
