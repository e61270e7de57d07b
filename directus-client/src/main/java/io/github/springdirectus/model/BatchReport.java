package io.github.springdirectus.model;

import java.io.Serializable;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What became of the inputs of a batch, by their index from 0, as ranges: small however
 * large the batch was. It holds no values of items and may be logged. With it a batch is
 * resumed.
 *
 * @param ranges the ranges by index, none overlapping another; what no range holds was
 * not sent either
 */
public record BatchReport(List<Range> ranges) implements Serializable {

	private static final BatchReport EMPTY = new BatchReport(List.of());

	/**
	 * Create a report. Of what is said twice of an index, the later stands.
	 * @param ranges the ranges
	 */
	public BatchReport {
		RangeMap map = new RangeMap();
		ranges.forEach(map::put);
		ranges = map.ranges();
	}

	/**
	 * The report of a batch that did not begin.
	 * @return a report without ranges
	 */
	public static BatchReport empty() {
		return EMPTY;
	}

	/**
	 * What became of an input.
	 * @param index the index of the input, from 0
	 * @return its range, or {@code null} where nothing is known of it: it was not sent
	 */
	public @Nullable Range at(long index) {
		int low = 0;
		int high = this.ranges.size() - 1;
		while (low <= high) {
			int middle = (low + high) >>> 1;
			Range range = this.ranges.get(middle);
			if (index > range.last()) {
				low = middle + 1;
			}
			else if (index < range.first()) {
				high = middle - 1;
			}
			else {
				return range;
			}
		}
		return null;
	}

	/**
	 * The ranges with one outcome.
	 * @param outcome the outcome
	 * @return the ranges by index
	 */
	public List<Range> ranges(BatchOutcome outcome) {
		return this.ranges.stream().filter((range) -> range.outcome() == outcome).toList();
	}

	/**
	 * How many inputs had an outcome.
	 * @param outcome the outcome
	 * @return the number
	 */
	public long count(BatchOutcome outcome) {
		return ranges(outcome).stream().mapToLong(Range::size).sum();
	}

	/**
	 * What is known after another attempt, with the same inputs in the same order: of
	 * each index what the attempt says of it, except that what was stored stays so.
	 * @param later the report of the later attempt
	 * @return both together
	 */
	public BatchReport merge(BatchReport later) {
		RangeMap map = new RangeMap();
		this.ranges.forEach(map::put);
		later.ranges.forEach(map::put);
		this.ranges.stream().filter((range) -> range.outcome().isStored()).forEach(map::put);
		return new BatchReport(map.ranges());
	}

	/**
	 * The ranges as text.
	 * @return such as {@code 0-499 stored, 500-999 failed (DirectusValidationException)}
	 */
	@Override
	public String toString() {
		return this.ranges.isEmpty() ? "nothing sent"
				: String.join(", ", this.ranges.stream().map(Range::toString).toList());
	}

	/**
	 * Inputs that follow one another, and what became of all of them.
	 *
	 * @param first the index of the first input, from 0
	 * @param last the index of the last input
	 * @param outcome what became of them
	 * @param failure why, or {@code null} where they were stored or not sent
	 */
	public record Range(long first, long last, BatchOutcome outcome,
			@Nullable Throwable failure) implements Serializable {

		/**
		 * Create a range.
		 * @param first the index of the first input
		 * @param last the index of the last input, not before the first
		 * @param outcome what became of them
		 * @param failure why, or {@code null}
		 */
		public Range {
			if (first < 0 || last < first) {
				throw new IllegalArgumentException("A range from " + first + " to " + last + " has no inputs");
			}
		}

		/**
		 * How many inputs there are.
		 * @return the number
		 */
		public long size() {
			return this.last - this.first + 1;
		}

		boolean hasFateOf(Range other) {
			return this.outcome == other.outcome && this.failure == other.failure;
		}

		Range between(long first, long last) {
			return new Range(first, last, this.outcome, this.failure);
		}

		@Override
		public String toString() {
			return ((this.first != this.last) ? this.first + "-" + this.last : String.valueOf(this.first)) + " "
					+ this.outcome
					+ ((this.failure != null) ? " (" + this.failure.getClass().getSimpleName() + ")" : "");
		}

	}

}
