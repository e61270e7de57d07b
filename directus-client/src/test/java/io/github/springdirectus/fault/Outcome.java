package io.github.springdirectus.fault;

import io.github.springdirectus.error.DirectusTransportException;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a call: a cell of the table.
 *
 * @param failure the type of the error, or {@code null} where there is a value
 * @param came how many elements came before
 * @param tries with which request there was a value, or how many there were; 0 where that
 * does not matter
 * @param inDoubt whether the error says that it is unknown what Directus has done
 * @param stored how many calls Directus has carried out, where they are writes
 */
record Outcome(@Nullable Class<? extends Throwable> failure, Elements came, int tries, boolean inDoubt, int stored) {

	static Outcome value(int tries, int stored) {
		return new Outcome(null, Elements.ALL, tries, false, stored);
	}

	/**
	 * In the words of the table.
	 * @param calls how many calls there were
	 */
	String words(int calls) {
		if (this.failure == null) {
			String value = (this.came == Elements.OTHER) ? "the page" : "value";
			return value + ((this.tries > 1) ? " at try " + this.tries : "");
		}
		StringBuilder words = new StringBuilder((calls > 1) ? "one " : "")
			.append(this.failure.getSimpleName().replaceAll("^Directus|Exception$", ""));
		if (this.tries > 1) {
			words.append(" after ").append(this.tries).append(" tries");
		}
		if (this.came != Elements.NONE) {
			words.append((this.failure == DirectusTransportException.class) ? ", says how many came" : ", some came");
		}
		if (this.inDoubt) {
			words.append(", in doubt").append((this.stored == calls) ? ": stored" : "");
		}
		return words.toString();
	}

}
