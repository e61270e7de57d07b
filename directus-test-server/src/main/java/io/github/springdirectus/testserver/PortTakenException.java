package io.github.springdirectus.testserver;

/**
 * Another process took the port between our choice of it and the server's start.
 */
final class PortTakenException extends DirectusServerException {

	PortTakenException(String message) {
		super(message);
	}

}
