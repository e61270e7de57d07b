package io.github.springdirectus.testserver;

/**
 * The server answered a request of {@link DirectusAdmin} with an error.
 */
public class DirectusAdminException extends RuntimeException {

	private final int status;

	private final String body;

	DirectusAdminException(String request, int status, String body) {
		super(request + " answered " + status + ": " + body);
		this.status = status;
		this.body = body;
	}

	/**
	 * The status of the answer.
	 * @return the HTTP status
	 */
	public int status() {
		return this.status;
	}

	/**
	 * The body of the answer, as it came.
	 * @return the body, empty where there was none
	 */
	public String body() {
		return this.body;
	}

}
