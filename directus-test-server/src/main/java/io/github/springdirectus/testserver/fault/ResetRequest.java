package io.github.springdirectus.testserver.fault;

import java.io.IOException;

/**
 * Forwards a part of a request, or nothing of it, and resets the connection.
 *
 * @param bytes how many bytes of the body the server gets; -1 for nothing at all
 */
record ResetRequest(long bytes) implements RequestFault {

	static final long NOTHING = -1;

	@Override
	public boolean apply(Exchange exchange) throws IOException {
		if (this.bytes != NOTHING) {
			exchange.forward(this.bytes);
		}
		exchange.connection().reset();
		return false;
	}

}
