package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

import org.jspecify.annotations.Nullable;

/**
 * Reads a body piece by piece, as its bytes come, framing included.
 */
interface BodyReader {

	/**
	 * The next piece. Waits until there is one.
	 * @param limit how many bytes of content it may have, one or more
	 * @return the piece, or null after the last
	 * @throws java.io.EOFException if the stream ends before the body does
	 */
	@Nullable Piece next(long limit) throws IOException;

	static BodyReader ofRequest(Head head, InputStream in) throws ProtocolException {
		return head.isChunked() ? new ChunkedBody(in) : new PlainBody(in, Math.max(head.contentLength(), 0));
	}

	/**
	 * The body of an answer.
	 * @param method the method of the request
	 */
	static BodyReader ofAnswer(Head head, String method, InputStream in) throws ProtocolException {
		int status = head.status();
		if (status == 101) {
			return new PlainBody(in, PlainBody.UNTIL_END);
		}
		if (status < 200 || status == 204 || status == 304 || method.equals("HEAD")) {
			return new PlainBody(in, 0);
		}
		return head.isChunked() ? new ChunkedBody(in) : new PlainBody(in, head.contentLength());
	}

}
