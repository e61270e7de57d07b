package io.github.springdirectus.testserver.fault;

import java.io.IOException;

/**
 * Passes on some WebSocket frames of the server. An answer that opens no WebSocket passes
 * unchanged.
 *
 * @param frames how many frames with data
 * @param end what the client sees after them
 * @param code the code of a Close frame before the end, or {@link #NO_FRAME}
 */
record CutFrames(int frames, End end, int code) implements ReplyFault {

	static final int NO_FRAME = 0;

	private static final int CLOSE_FRAME = 0x88;

	@Override
	public void relay(Reply reply) throws IOException {
		if (!reply.connection().isUpgraded()) {
			reply.relay();
			return;
		}
		reply.sendHead(reply.head());
		long sent = new FrameRelay(reply.source(), reply.client()).relay(this.frames);
		if (this.code != NO_FRAME) {
			reply.client()
				.write(new byte[] { (byte) CLOSE_FRAME, 2, (byte) (this.code >> Byte.SIZE), (byte) this.code });
		}
		this.end.of(reply.connection(), sent);
	}

}
