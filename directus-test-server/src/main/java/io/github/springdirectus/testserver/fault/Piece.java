package io.github.springdirectus.testserver.fault;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A part of a body on its way, good until the next one is read.
 *
 * @param bytes the buffer
 * @param length how many of its bytes count
 * @param payload whether it is content; else it is what frames the content
 */
record Piece(byte[] bytes, int length, boolean payload) {

	void writeTo(OutputStream out) throws IOException {
		out.write(this.bytes, 0, this.length);
	}

}
