package io.github.springdirectus.testserver.fault;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Passes on WebSocket frames one by one.
 */
final class FrameRelay {

	private static final int CONTROL = 0x08;

	private static final int MASKED = 0x80;

	private static final int LENGTH = 0x7f;

	private final DataInputStream in;

	private final OutputStream out;

	private long bytes;

	FrameRelay(InputStream in, OutputStream out) {
		this.in = new DataInputStream(in);
		this.out = out;
	}

	/**
	 * Passes on frames until so many with data have gone; those with a ping, a pong or a
	 * close go beside them and are not counted.
	 * @return how many bytes have gone
	 */
	long relay(int frames) throws IOException {
		for (int passed = 0; passed < frames;) {
			int opcode = relayOne();
			passed += ((opcode & CONTROL) == 0) ? 1 : 0;
		}
		return this.bytes;
	}

	private int relayOne() throws IOException {
		int first = this.in.readUnsignedByte();
		int second = this.in.readUnsignedByte();
		this.out.write(new byte[] { (byte) first, (byte) second });
		int mask = ((second & MASKED) != 0) ? 4 : 0;
		long length = switch (second & LENGTH) {
			case 126 -> copied(this.in.readNBytes(2));
			case 127 -> copied(this.in.readNBytes(8));
			default -> second & LENGTH;
		};
		BodyReader rest = new PlainBody(this.in, mask + length);
		for (Piece piece = rest.next(Long.MAX_VALUE); piece != null; piece = rest.next(Long.MAX_VALUE)) {
			piece.writeTo(this.out);
			this.bytes += piece.length();
		}
		return first & 0x0f;
	}

	private long copied(byte[] number) throws IOException {
		this.out.write(number);
		long value = 0;
		for (byte digit : number) {
			value = (value << Byte.SIZE) | (digit & 0xff);
		}
		return value;
	}

}
