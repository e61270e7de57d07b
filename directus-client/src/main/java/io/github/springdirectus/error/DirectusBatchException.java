package io.github.springdirectus.error;

import io.github.springdirectus.model.BatchReport;

/**
 * A batch that took several requests was not carried out whole. {@link #report()} says
 * which inputs were stored, and the cause is the first failure. A batch whose one request
 * failed has that failure as its error instead.
 */
public final class DirectusBatchException extends DirectusException {

	private final BatchReport report;

	/**
	 * Create an exception for a batch.
	 * @param report what became of the inputs
	 * @param cause the first failure
	 */
	public DirectusBatchException(BatchReport report, Throwable cause) {
		super("The batch was not carried out whole, of its inputs: " + report
				+ ". The cause is the first failure. batch((b) -> b.resume(report)) goes on where it ended.", cause);
		this.report = report;
	}

	/**
	 * What became of the inputs, by their index.
	 * @return the report
	 */
	public BatchReport report() {
		return this.report;
	}

}
