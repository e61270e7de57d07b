package io.github.springdirectus.model;

/**
 * What became of one input of a batch.
 */
public enum BatchOutcome {

	/**
	 * Carried out.
	 */
	STORED("stored"),

	/**
	 * Carried out, but Directus' answer does not tell which of its rows belongs to the
	 * input, or left its row out: the caller may not read it, or, of a change, there is
	 * no such item.
	 */
	UNRESOLVED("stored, its row unknown"),

	/**
	 * Refused, here or by Directus: nothing of it is stored.
	 */
	FAILED("failed"),

	/**
	 * Sent, but it is unknown whether it was carried out: the connection broke before the
	 * answer was there, or the answer does not tell.
	 */
	IN_DOUBT("in doubt"),

	/**
	 * Not sent, because another part of the batch failed before.
	 */
	NOT_SENT("not sent");

	private final String text;

	BatchOutcome(String text) {
		this.text = text;
	}

	/**
	 * Whether it was carried out.
	 * @return {@code true} for {@link #STORED} and {@link #UNRESOLVED}
	 */
	public boolean isStored() {
		return this == STORED || this == UNRESOLVED;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
