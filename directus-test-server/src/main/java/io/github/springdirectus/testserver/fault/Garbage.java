package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.util.Random;

/**
 * Answers with bytes that are no HTTP, and ends the connection; the server does not get
 * the request.
 */
record Garbage() implements RequestFault {

	private static final int LENGTH = 256;

	@Override
	public boolean apply(Exchange exchange) throws IOException {
		exchange.drain();
		byte[] bytes = new byte[LENGTH];
		new Random(LENGTH).nextBytes(bytes);
		exchange.connection().toClient().write(bytes);
		exchange.connection().hangUp();
		return false;
	}

}
