package io.github.springdirectus.testserver.fault;

import java.io.IOException;

/**
 * Passes on the head of an answer and a part of its body.
 *
 * @param bytes how many bytes of content
 * @param end what the client sees after them
 */
record CutBody(long bytes, End end) implements ReplyFault {

	static final long WHOLE = Long.MAX_VALUE;

	@Override
	public void relay(Reply reply) throws IOException {
		reply.sendHead(reply.head());
		this.end.of(reply.connection(), reply.send(this.bytes));
	}

}
