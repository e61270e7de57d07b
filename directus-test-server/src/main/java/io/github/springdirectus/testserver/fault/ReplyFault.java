package io.github.springdirectus.testserver.fault;

import java.io.IOException;

/**
 * Strikes when the server has answered: the head of the answer has been read, and nothing
 * has gone to the client.
 */
non-sealed interface ReplyFault extends Fault {

	/**
	 * Passes on as much as the fault allows.
	 * @param reply the answer
	 */
	void relay(Reply reply) throws IOException;

}
