package io.github.springdirectus.testserver.fault;

import java.io.IOException;

/**
 * Takes a request and never answers; the server does not get it.
 */
record Stall() implements RequestFault {

	@Override
	public boolean apply(Exchange exchange) throws IOException {
		exchange.connection().listenToEnd();
		return false;
	}

}
