package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.time.Duration;

/**
 * Passes on an answer slowly.
 *
 * @param bytes how many bytes of content at once
 * @param interval the time between them
 */
record Drip(long bytes, Duration interval) implements ReplyFault {

	@Override
	public void relay(Reply reply) throws IOException {
		reply.sendHead(reply.head());
		while (reply.send(this.bytes) == this.bytes) {
			reply.connection().pause(this.interval);
		}
	}

}
