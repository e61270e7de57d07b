package io.github.springdirectus.fault;

import java.time.Duration;
import java.util.List;

import io.github.springdirectus.error.DirectusTransportException;
import org.jspecify.annotations.Nullable;

/**
 * What became of the calls of a cell.
 *
 * @param cell the cell
 * @param seen what each call emitted
 * @param failure how the last one ended, or {@code null} where it completed
 * @param requests how many requests they made, those included that found no connection
 * @param took how long they took
 * @param pool the connections that were left when it was over, by the pool's figures
 * @param leftConnections whether one was in use, or not in the pool
 */
record Measured(Cell cell, List<List<String>> seen, @Nullable Throwable failure, int requests, Duration took,
		String pool, boolean leftConnections) {

	/**
	 * As the rule says it.
	 * @param whole the same operation where nothing went wrong
	 * @param stored how many calls Directus has carried out
	 */
	Outcome outcome(Measured whole, int stored) {
		boolean chance = this.cell.fault() == FaultKind.EVERY_THIRD;
		int tries = chance ? 0 : tries(whole);
		boolean inDoubt = !chance && this.failure != null
				&& String.valueOf(this.failure.getMessage()).contains("unknown whether");
		return new Outcome((this.failure != null) ? this.failure.getClass() : null, came(whole.last()), tries, inDoubt,
				stored);
	}

	private int tries(Measured whole) {
		Plan plan = this.cell.operation().plan();
		if (this.failure == null) {
			return this.requests - whole.requests() + 1;
		}
		return this.requests - (this.cell.fault().isOfConnections() ? 0 : plan.struck());
	}

	private Elements came(List<String> whole) {
		List<String> last = last();
		if (last.isEmpty() && this.failure != null) {
			return Elements.NONE;
		}
		// Bytes come in pieces of any size
		String all = String.join("", whole);
		String seen = String.join("", last);
		if (seen.equals(all)) {
			return Elements.ALL;
		}
		return all.startsWith(seen) ? Elements.SOME : Elements.OTHER;
	}

	List<String> last() {
		return this.seen.get(this.seen.size() - 1);
	}

	/**
	 * How many elements the error says that there were, or -1 where it says nothing.
	 */
	long emitted() {
		return (this.failure instanceof DirectusTransportException transport) ? transport.emitted() : -1;
	}

}
