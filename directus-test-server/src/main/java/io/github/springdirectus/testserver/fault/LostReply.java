package io.github.springdirectus.testserver.fault;

import java.io.IOException;

/**
 * Keeps back the whole answer.
 *
 * @param end what the client sees instead
 */
record LostReply(End end) implements ReplyFault {

	@Override
	public void relay(Reply reply) throws IOException {
		this.end.of(reply.connection(), 0);
	}

}
