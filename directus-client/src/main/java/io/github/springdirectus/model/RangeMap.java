package io.github.springdirectus.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ranges that don't overlap; neighbours with the same fate become one. Not thread-safe.
 */
@Internal
public final class RangeMap {

	private final TreeMap<Long, BatchReport.Range> byFirst = new TreeMap<>();

	/**
	 * Create a map without ranges.
	 */
	public RangeMap() {
	}

	/**
	 * Say what became of a range. It takes the place of what was said before.
	 * @param range the range
	 */
	public void put(BatchReport.Range range) {
		clear(range);
		BatchReport.Range joined = range;
		Map.Entry<Long, BatchReport.Range> before = this.byFirst.lowerEntry(joined.first());
		if (before != null && before.getValue().last() == joined.first() - 1 && before.getValue().hasFateOf(joined)) {
			joined = joined.between(before.getKey(), joined.last());
		}
		BatchReport.Range after = this.byFirst.remove(joined.last() + 1);
		if (after != null) {
			if (after.hasFateOf(joined)) {
				joined = joined.between(joined.first(), after.last());
			}
			else {
				this.byFirst.put(after.first(), after);
			}
		}
		this.byFirst.put(joined.first(), joined);
	}

	private void clear(BatchReport.Range range) {
		Map.Entry<Long, BatchReport.Range> entry = this.byFirst.floorEntry(range.last());
		while (entry != null && entry.getValue().last() >= range.first()) {
			BatchReport.Range old = entry.getValue();
			this.byFirst.remove(old.first());
			if (old.first() < range.first()) {
				this.byFirst.put(old.first(), old.between(old.first(), range.first() - 1));
			}
			if (old.last() > range.last()) {
				this.byFirst.put(range.last() + 1, old.between(range.last() + 1, old.last()));
			}
			entry = this.byFirst.lowerEntry(old.first());
		}
	}

	/**
	 * The ranges by index.
	 * @return a copy
	 */
	public List<BatchReport.Range> ranges() {
		return List.copyOf(this.byFirst.values());
	}

}
