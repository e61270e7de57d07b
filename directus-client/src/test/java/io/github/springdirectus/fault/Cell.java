package io.github.springdirectus.fault;

/**
 * A fault and the operation that meets it.
 *
 * @param fault what goes wrong
 * @param operation what is called
 */
record Cell(FaultKind fault, Operation operation) {

	/**
	 * What tells the rows of a call from all others.
	 * @param run tells one run of the tests from the others
	 * @param call which of the calls, from 0
	 */
	String tag(String run, int call) {
		return "%s-%02d-%02d-%d".formatted(run, this.fault.ordinal(), this.operation.ordinal(), call);
	}

	@Override
	public String toString() {
		return this.operation + ": " + this.fault;
	}

}
