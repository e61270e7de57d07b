package io.github.springdirectus.testserver.fault;

import java.time.Duration;
import java.util.Map;

/**
 * What a {@link FaultProxy} does to a request, to its answer or to a connection.
 * {@link FaultProxy#fail(Fault)} says to which. A fault is an immutable value, which may
 * be used more than once.
 * <p>
 * Where bytes are counted it is the content of a body, without its framing; after an
 * upgrade to a WebSocket it is what the server sends. A body that is shorter than a fault
 * asks for arrives whole before it strikes.
 * <p>
 * A reset loses what is still on its way. A client that reads gets all that the fault
 * lets pass, on Linux for certain; one that does not read within two seconds loses what
 * its socket has no room for.
 */
public sealed interface Fault permits Answer, ConnectionFault, RequestFault, ReplyFault {

	/**
	 * Resets a connection as soon as it is accepted. For connections that are refused see
	 * {@link FaultProxy#refuseConnections()}.
	 * @return the fault, which counts connections and not requests
	 */
	static Fault resetOnConnect() {
		return new ResetOnConnect();
	}

	/**
	 * Resets the connection once the head of the request has been read. The server does
	 * not get it.
	 * @return the fault
	 */
	static Fault resetRequest() {
		return new ResetRequest(ResetRequest.NOTHING);
	}

	/**
	 * Resets the connection during an upload. The server gets the head and a part of the
	 * body, and an end.
	 * @param bytes how many bytes of the body the server gets
	 * @return the fault
	 */
	static Fault resetDuringRequest(long bytes) {
		return new ResetRequest(notNegative(bytes));
	}

	/**
	 * Holds the request back for a while, and then lets it pass. A client that leaves
	 * meanwhile is noticed after that.
	 * @param duration how long
	 * @return the fault
	 */
	static Fault delay(Duration duration) {
		return new Delay(notNegative(duration));
	}

	/**
	 * Takes the request and never answers. The server does not get it.
	 * @return the fault
	 */
	static Fault stall() {
		return new Stall();
	}

	/**
	 * Answers with bytes that are no HTTP, and ends the connection. The server does not
	 * get the request.
	 * @return the fault
	 */
	static Fault garbage() {
		return new Garbage();
	}

	/**
	 * Answers in the server's place, which does not get the request.
	 * @param status the status, from 200
	 * @return the fault: an answer without a body, to which headers and a body may be
	 * added
	 */
	static Answer answer(int status) {
		return new Answer(status, Map.of(), "");
	}

	/**
	 * Answers 429 as Directus does: {@code REQUESTS_EXCEEDED} with
	 * {@code extensions.reset}, and {@code Retry-After} in rounded seconds, which for
	 * less than half a second are 0.
	 * @param reset how long until requests are welcome again; they are whenever the fault
	 * is over
	 * @return the fault
	 */
	static Fault tooManyRequests(Duration reset) {
		return new RateLimit(notNegative(reset));
	}

	/**
	 * Answers 503 as Directus does under pressure: {@code SERVICE_UNAVAILABLE}, without a
	 * {@code Retry-After}.
	 * @return the fault
	 */
	static Answer unavailable() {
		return answer(503).body("application/json; charset=utf-8", """
				{"errors":[{"message":"Service \\"api\\" is unavailable. Under pressure.",\
				"extensions":{"service":"api","reason":"Under pressure","code":"SERVICE_UNAVAILABLE"}}]}""");
	}

	/**
	 * Answers 502 with a page, as a gateway does that can't reach Directus.
	 * @return the fault
	 */
	static Answer badGateway() {
		return answer(502).body("text/html", """
				<html>
				<head><title>502 Bad Gateway</title></head>
				<body><center><h1>502 Bad Gateway</h1></center></body>
				</html>
				""");
	}

	/**
	 * Loses the answer: the server has done what was asked and has answered, and then the
	 * connection is reset before a byte of the answer reaches the client.
	 * @return the fault
	 */
	static Fault loseReply() {
		return new LostReply(End.RESET);
	}

	/**
	 * Keeps the answer back for good: the server has done what was asked and has
	 * answered, and the client waits.
	 * @return the fault
	 */
	static Fault stallReply() {
		return new LostReply(End.STALL);
	}

	/**
	 * Resets the connection between the head of the answer and its body.
	 * @return the fault
	 */
	static Fault resetBeforeBody() {
		return new CutBody(0, End.RESET);
	}

	/**
	 * Resets the connection in the body of the answer.
	 * @param bytes how many bytes of the body are sent
	 * @return the fault
	 */
	static Fault resetDuringBody(long bytes) {
		return new CutBody(notNegative(bytes), End.RESET);
	}

	/**
	 * Sends the whole answer, and then resets the connection instead of keeping it alive.
	 * @return the fault
	 */
	static Fault resetAfterBody() {
		return new CutBody(CutBody.WHOLE, End.RESET);
	}

	/**
	 * Sends the head of the answer and a part of its body, and then nothing more.
	 * @param bytes how many bytes of the body are sent
	 * @return the fault
	 */
	static Fault stallDuringBody(long bytes) {
		return new CutBody(notNegative(bytes), End.STALL);
	}

	/**
	 * Sends the body of the answer slowly.
	 * @param bytes how many bytes at once, one or more
	 * @param interval the time between them
	 * @return the fault
	 */
	static Fault drip(long bytes, Duration interval) {
		if (bytes < 1) {
			throw new IllegalArgumentException("Nothing would ever come: " + bytes);
		}
		return new Drip(bytes, notNegative(interval));
	}

	/**
	 * Ends the answer in order (FIN) when less of the body has come than its
	 * {@code Content-Length} says, and does not close the other direction. An answer in
	 * chunks gets a length for that.
	 * @param bytes how many bytes of the body are sent
	 * @return the fault
	 */
	static Fault halfClose(long bytes) {
		return new HalfClose(notNegative(bytes));
	}

	/**
	 * Sends the answer in chunks, whatever the server does, and ends it in order (FIN) in
	 * the middle of one.
	 * @param bytes how many bytes of the body are sent
	 * @return the fault
	 */
	static Fault truncateChunk(long bytes) {
		return new TruncatedChunk(notNegative(bytes));
	}

	/**
	 * Resets a WebSocket. Here and in the faults below, the frames are those of the
	 * server with data, pings and pongs not counted, and a request that opens no
	 * WebSocket passes unchanged; within a frame the faults of bodies strike.
	 * @param frames how many frames the client gets before
	 * @return the fault, for the request that opens it
	 */
	static Fault resetAfterFrames(int frames) {
		return new CutFrames((int) notNegative(frames), End.RESET, CutFrames.NO_FRAME);
	}

	/**
	 * Sends nothing more on a WebSocket, which stays open.
	 * @param frames how many frames the client gets before
	 * @return the fault, for the request that opens it
	 */
	static Fault stallAfterFrames(int frames) {
		return new CutFrames((int) notNegative(frames), End.STALL, CutFrames.NO_FRAME);
	}

	/**
	 * Ends the connection of a WebSocket in order (FIN), without a Close frame.
	 * @param frames how many frames the client gets before
	 * @return the fault, for the request that opens it
	 */
	static Fault endAfterFrames(int frames) {
		return new CutFrames((int) notNegative(frames), End.CLOSE, CutFrames.NO_FRAME);
	}

	/**
	 * Closes a WebSocket with a Close frame, as a server does that goes away.
	 * @param frames how many frames the client gets before
	 * @param code the code in the Close frame, for example 1001
	 * @return the fault, for the request that opens it
	 */
	static Fault closeAfterFrames(int frames, int code) {
		if (code < 1000 || code > 4999) {
			throw new IllegalArgumentException("Not the code of a Close frame: " + code);
		}
		return new CutFrames((int) notNegative(frames), End.CLOSE, code);
	}

	private static long notNegative(long number) {
		if (number < 0) {
			throw new IllegalArgumentException("Less than nothing: " + number);
		}
		return number;
	}

	private static Duration notNegative(Duration duration) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException("Less than no time: " + duration);
		}
		return duration;
	}

}
