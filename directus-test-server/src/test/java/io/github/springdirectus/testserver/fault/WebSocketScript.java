package io.github.springdirectus.testserver.fault;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that opens WebSockets, sends some texts and gives back what it is sent, until
 * the client ends.
 */
final class WebSocketScript implements ScriptedServer.Script {

	static final int TEXT = 0x81;

	static final int PING = 0x89;

	private static final Pattern KEY = Pattern.compile("(?i)Sec-WebSocket-Key: *(\\S+)");

	private final String[] texts;

	WebSocketScript(String... texts) {
		this.texts = texts;
	}

	@Override
	public void run(Socket socket, InputStream in, OutputStream out) throws Exception {
		String head = ScriptedServer.readHead(in);
		if (!head.contains("Upgrade: websocket")) {
			ScriptedServer.write(out, "HTTP/1.1 426 Upgrade Required\r\nContent-Length: 3\r\n\r\nno!");
			in.read();
			return;
		}
		ScriptedServer.write(out, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
				+ "Sec-WebSocket-Accept: " + accept(head) + "\r\n\r\n");
		for (String text : this.texts) {
			out.write(frame(PING, bytes("ping")));
			out.write(frame(TEXT, bytes(text)));
		}
		DataInputStream frames = new DataInputStream(in);
		for (int first = in.read(); first >= 0; first = in.read()) {
			out.write(frame(first, content(frames)));
		}
	}

	/**
	 * A frame as the server sends it.
	 */
	static byte[] frame(int first, byte[] bytes) {
		ByteBuffer frame = ByteBuffer.allocate(bytes.length + 10).put((byte) first);
		if (bytes.length < 126) {
			frame.put((byte) bytes.length);
		}
		else if (bytes.length < 65536) {
			frame.put((byte) 126).putShort((short) bytes.length);
		}
		else {
			frame.put((byte) 127).putLong(bytes.length);
		}
		frame.put(bytes).flip();
		byte[] exact = new byte[frame.remaining()];
		frame.get(exact);
		return exact;
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] content(DataInputStream in) throws IOException {
		int second = in.readUnsignedByte();
		long length = switch (second & 0x7f) {
			case 126 -> in.readUnsignedShort();
			case 127 -> in.readLong();
			default -> second & 0x7f;
		};
		byte[] mask = in.readNBytes(4);
		byte[] content = in.readNBytes((int) length);
		for (int i = 0; i < content.length; i++) {
			content[i] ^= mask[i % 4];
		}
		return content;
	}

	private static String accept(String head) throws Exception {
		Matcher key = KEY.matcher(head);
		String text = (key.find() ? key.group(1) : "") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
		return Base64.getEncoder()
			.encodeToString(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
	}

}
