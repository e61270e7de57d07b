package io.github.springdirectus.logscan;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/**
 * Listens to the bytes of a connection for secrets: they are known by the header, cookie
 * or JSON name that they travel under, in either direction. It stands at the end of the
 * wire, so that no other handler has an answer before it.
 */
final class WireTap extends ChannelDuplexHandler {

	/** To add a kind of secret is to add the name that it travels under. */
	private static final Map<String, String> KINDS = Map.of("Bearer ", "token of a header", "directus_session_token=",
			"session token", "access_token", "access token", "refresh_token", "refresh token", "password", "password",
			"token", "static token", "tfa_secret", "OTP secret", "secret", "OTP secret");

	private static final Pattern HEADER = Pattern.compile("(Bearer |directus_session_token=)([^\\s;]++)[\\s;]");

	private static final Pattern JSON = Pattern
		.compile("\"(access_token|refresh_token|password|token|tfa_secret|secret)\""
				+ "\\s*+:\\s*+\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

	/** Longer than any secret with its name, since those may be cut in two. */
	private static final int KEPT = 4096;

	private final Secrets secrets;

	private final StringBuilder in = new StringBuilder();

	private final StringBuilder out = new StringBuilder();

	WireTap(Secrets secrets) {
		this.secrets = secrets;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		listen(this.in, message);
		context.fireChannelRead(message);
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		listen(this.out, message);
		context.write(message, promise);
	}

	private void listen(StringBuilder heard, Object message) {
		if (message instanceof ByteBuf bytes) {
			heard.append(bytes.toString(StandardCharsets.ISO_8859_1));
			HEADER.matcher(heard).results().forEach((found) -> add(found, found.group(2)));
			JSON.matcher(heard).results().forEach((found) -> add(found, value(found.group(2))));
			heard.delete(0, Math.max(0, heard.length() - KEPT));
		}
	}

	private void add(MatchResult found, String value) {
		this.secrets.add(KINDS.get(found.group(1)), value);
	}

	private static String value(String bytes) {
		String json = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
		return json.replace("\\\"", "\"").replace("\\/", "/").replace("\\\\", "\\");
	}

}
