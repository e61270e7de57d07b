package io.github.springdirectus.testserver.fault;

import java.net.ProtocolException;

import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, as it travels: nothing is decoded.
 *
 * @param method the method
 * @param path the path
 * @param query what follows the question mark, or null
 */
record RequestLine(String method, String path, @Nullable String query) {

	static RequestLine of(Head head) throws ProtocolException {
		String[] parts = head.startLine().split(" ");
		if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
			throw new ProtocolException("Not the head of a request");
		}
		String target = withoutOrigin(parts[1]);
		int mark = target.indexOf('?');
		return (mark < 0) ? new RequestLine(parts[0], target, null)
				: new RequestLine(parts[0], target.substring(0, mark), target.substring(mark + 1));
	}

	private static String withoutOrigin(String target) {
		if (!target.startsWith("http://")) {
			return target;
		}
		int slash = target.indexOf('/', "http://".length());
		return (slash < 0) ? "/" : target.substring(slash);
	}

}
