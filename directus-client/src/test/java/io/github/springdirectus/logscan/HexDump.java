package io.github.springdirectus.logscan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes the dumps of Netty, which cut a text into rows of sixteen bytes: what
 * {@code wiretap(true)} logs.
 */
final class HexDump {

	private static final String HEAD = "|  0  1  2  3  4  5  6  7  8  9  a  b  c  d  e  f |";

	private static final Pattern ROW = Pattern.compile("\\|[0-9a-f]{8}\\|((?: [0-9a-f]{2}){1,16}) *\\|.{16}\\|");

	private HexDump() {
	}

	/**
	 * A text with its dumps replaced by what they say.
	 */
	static String undo(String text) {
		if (!text.contains(HEAD)) {
			return text;
		}
		StringBuilder undone = new StringBuilder();
		ByteArrayOutputStream dumped = new ByteArrayOutputStream();
		text.lines().forEach((line) -> {
			Matcher row = ROW.matcher(line);
			if (row.matches()) {
				dumped.writeBytes(HexFormat.of().parseHex(row.group(1).replace(" ", "")));
				return;
			}
			undone.append(dumped.toString(StandardCharsets.UTF_8)).append(line).append('\n');
			dumped.reset();
		});
		return undone.append(dumped.toString(StandardCharsets.UTF_8)).toString();
	}

}
