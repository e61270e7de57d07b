package io.github.springdirectus.fault;

/**
 * What an operation takes where nothing goes wrong.
 *
 * @param session who makes the calls
 * @param struck which request of a call meets the fault, from 0
 * @param rows how many rows are made for a call before it
 * @param action what Directus notes of each row that a call writes; empty for reads
 * @param written how many rows one call writes
 */
record Plan(Session session, int struck, int rows, String action, int written) {

	/** The first request meets the fault, and nothing is written. */
	static final Plan FIRST_REQUEST = new Plan(Session.STATIC_TOKEN, 0, 0, "", 0);

	Plan as(Session session) {
		return new Plan(session, this.struck, this.rows, this.action, this.written);
	}

	/**
	 * Another request meets the fault.
	 * @param number which one, from 1
	 */
	Plan request(int number) {
		return new Plan(this.session, number - 1, this.rows, this.action, this.written);
	}

	/** Makes rows. */
	Plan creates(int rows) {
		return new Plan(this.session, this.struck, 0, "create", rows);
	}

	/** Changes rows that were made before. */
	Plan updates(int rows) {
		return new Plan(this.session, this.struck, rows, "update", rows);
	}

	/** Takes rows away that were made before. */
	Plan deletes(int rows) {
		return new Plan(this.session, this.struck, rows, "delete", rows);
	}

}
