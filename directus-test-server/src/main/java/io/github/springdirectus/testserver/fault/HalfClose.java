package io.github.springdirectus.testserver.fault;

import java.io.IOException;

/**
 * Ends an answer in order before as much has come as its head says.
 *
 * @param bytes how many bytes of content come
 */
record HalfClose(long bytes) implements ReplyFault {

	@Override
	public void relay(Reply reply) throws IOException {
		long length = Math.max(reply.head().contentLength(), this.bytes + 1);
		reply.sendHead(reply.head().framedBy("Content-Length", String.valueOf(length)));
		reply.sendContent(this.bytes);
		End.CLOSE.of(reply.connection(), this.bytes);
	}

}
