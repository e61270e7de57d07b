package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Sends an answer in chunks and ends it in the middle of one.
 *
 * @param bytes how many bytes of content come
 */
record TruncatedChunk(long bytes) implements ReplyFault {

	@Override
	public void relay(Reply reply) throws IOException {
		reply.sendHead(reply.head().framedBy("Transfer-Encoding", "chunked"));
		String size = Long.toHexString(this.bytes + 1) + "\r\n";
		reply.client().write(size.getBytes(StandardCharsets.ISO_8859_1));
		reply.sendContent(this.bytes);
		End.CLOSE.of(reply.connection(), this.bytes);
	}

}
