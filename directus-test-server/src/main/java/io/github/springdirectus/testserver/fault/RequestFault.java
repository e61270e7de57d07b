package io.github.springdirectus.testserver.fault;

import java.io.IOException;

/**
 * Strikes when the head of a request has been read, before anything is forwarded.
 */
non-sealed interface RequestFault extends Fault {

	/**
	 * Does what the fault says.
	 * @param exchange the request
	 * @return whether it is forwarded after that; else it has been seen to
	 */
	boolean apply(Exchange exchange) throws IOException;

}
