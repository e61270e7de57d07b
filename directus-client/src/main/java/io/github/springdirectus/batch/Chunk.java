package io.github.springdirectus.batch;

import java.util.List;

import io.github.springdirectus.model.Internal;

/**
 * The rows of one request.
 *
 * @param rows the rows, in the order of the inputs
 */
@Internal
public record Chunk(List<BatchRow> rows) {

	/**
	 * The keys of the rows that have one.
	 * @return the keys, in the order of the rows
	 */
	public List<Object> keys() {
		return this.rows.stream().map(BatchRow::key).<Object>mapMulti((key, keys) -> {
			if (key != null) {
				keys.accept(key);
			}
		}).toList();
	}

	/**
	 * The rows as a JSON array.
	 * @return the JSON in UTF-8
	 */
	public byte[] json() {
		int size = 1 + Math.max(1, this.rows.size());
		for (BatchRow row : this.rows) {
			size += row.json().length;
		}
		byte[] json = new byte[size];
		int end = 0;
		for (BatchRow row : this.rows) {
			json[end++] = ',';
			System.arraycopy(row.json(), 0, json, end, row.json().length);
			end += row.json().length;
		}
		json[0] = '[';
		json[size - 1] = ']';
		return json;
	}

}
