package io.github.springdirectus.fault;

import java.time.Duration;
import java.util.function.LongFunction;

import io.github.springdirectus.testserver.fault.Fault;
import io.github.springdirectus.testserver.fault.FaultProxy;

/**
 * What goes wrong: a row of the table.
 */
enum FaultKind {

	NOTHING("nothing", Effect.NONE, Arrival.ALL, Reach.ALL),

	REFUSED("connections are refused", Effect.REFUSED, Arrival.NOTHING, Reach.NOTHING),

	REFUSED_ONCE("a connection is refused, the next one not", Effect.REFUSED, Arrival.NOTHING, Reach.NOTHING),

	IDLE_CLOSED("idle connections have been closed", Effect.NONE, Arrival.ALL, Reach.ALL),

	EVERY_THIRD("every third connection is dropped (three calls)", Effect.BROKEN, Arrival.NOTHING, Reach.NOTHING),

	RESET_BEFORE("reset before Directus has the request", Effect.BROKEN, Arrival.NOTHING, Reach.NOTHING, 1,
			(length) -> Fault.resetRequest()),

	RESET_ALWAYS("the same, each time", Effect.BROKEN, Arrival.NOTHING, Reach.NOTHING, Integer.MAX_VALUE,
			(length) -> Fault.resetRequest()),

	RESET_DURING_REQUEST("reset in the body of the request", Effect.BROKEN, Arrival.NOTHING, Reach.HEAD, 1,
			(length) -> Fault.resetDuringRequest(5)),

	LOST_REPLY("the whole answer is lost by a reset", Effect.BROKEN, Arrival.NOTHING, Reach.ALL, 1,
			(length) -> Fault.loseReply()),

	RESET_BEFORE_BODY("reset before the body", Effect.BROKEN, Arrival.HEAD, Reach.ALL, 1,
			(length) -> Fault.resetBeforeBody()),

	RESET_IN_BODY("reset in the body", Effect.BROKEN, Arrival.PART_OF_BODY, Reach.ALL, 1,
			(length) -> Fault.resetDuringBody(part(length))),

	RESET_AT_LAST_BYTE("reset before the last byte", Effect.BROKEN, Arrival.ALL_BUT_THE_LAST_BYTE, Reach.ALL, 1,
			(length) -> Fault.resetDuringBody(length - 1)),

	RESET_AFTER_BODY("reset after the body", Effect.NONE, Arrival.ALL, Reach.ALL, 1,
			(length) -> Fault.resetAfterBody()),

	HALF_CLOSE("closed (FIN) in the body", Effect.BROKEN, Arrival.PART_OF_BODY, Reach.ALL, 1,
			(length) -> Fault.halfClose(part(length))),

	TRUNCATED_CHUNK("closed (FIN) in a chunk", Effect.BROKEN, Arrival.PART_OF_BODY, Reach.ALL, 1,
			(length) -> Fault.truncateChunk(part(length))),

	STALL("the request gets no answer", Effect.SILENCE, Arrival.NOTHING, Reach.NOTHING, 1, (length) -> Fault.stall()),

	STALLED_REPLY("the answer does not arrive", Effect.SILENCE, Arrival.NOTHING, Reach.ALL, 1,
			(length) -> Fault.stallReply()),

	STALL_BEFORE_BODY("the body does not arrive", Effect.SILENCE, Arrival.HEAD, Reach.ALL, 1,
			(length) -> Fault.stallDuringBody(0)),

	STALL_IN_BODY("the body stops", Effect.SILENCE, Arrival.PART_OF_BODY, Reach.ALL, 1,
			(length) -> Fault.stallDuringBody(part(length))),

	STALL_AT_LAST_BYTE("the last byte does not arrive", Effect.SILENCE, Arrival.ALL_BUT_THE_LAST_BYTE, Reach.ALL, 1,
			(length) -> Fault.stallDuringBody(length - 1)),

	DRIP("the body drips", Effect.NONE, Arrival.ALL, Reach.ALL, 1,
			(length) -> Fault.drip(1 + length / 20, Duration.ofMillis(100))),

	GARBAGE("garbage in place of HTTP", Effect.BROKEN, Arrival.NOTHING, Reach.NOTHING, 1, (length) -> Fault.garbage()),

	GARBAGE_CHUNK("garbage in place of chunks", Effect.BROKEN, Arrival.HEAD, Reach.NOTHING, 1,
			(length) -> Fault.answer(200)
				.body("application/json", "no chunk\r\n")
				.header("Transfer-Encoding", "chunked")),

	GARBAGE_GZIP("garbage in place of gzip", Effect.BROKEN, Arrival.HEAD, Reach.NOTHING, 1,
			(length) -> Fault.answer(200)
				.body("application/json", "not compressed")
				.header("Content-Encoding", "gzip")),

	PAGE("200 with a page", Effect.PAGE, Arrival.NOTHING, Reach.NOTHING, 1,
			(length) -> Fault.answer(200).body("text/html", "<!DOCTYPE html><title>Welcome</title>")),

	RATE_LIMIT_ONCE("429 twice", Effect.RATE_LIMIT, Arrival.NOTHING, Reach.NOTHING, 2,
			(length) -> Fault.tooManyRequests(Duration.ofMillis(100))),

	RATE_LIMIT("429 without end", Effect.RATE_LIMIT, Arrival.NOTHING, Reach.NOTHING, Integer.MAX_VALUE,
			(length) -> Fault.tooManyRequests(Duration.ofMillis(100))),

	UNAVAILABLE_ONCE("503 twice", Effect.UNAVAILABLE, Arrival.NOTHING, Reach.NOTHING, 2,
			(length) -> Fault.unavailable()),

	UNAVAILABLE("503 without end", Effect.UNAVAILABLE, Arrival.NOTHING, Reach.NOTHING, Integer.MAX_VALUE,
			(length) -> Fault.unavailable()),

	BAD_GATEWAY("502 of a gateway", Effect.GATEWAY, Arrival.NOTHING, Reach.NOTHING, 1, (length) -> Fault.badGateway());

	private final String words;

	private final Effect effect;

	private final Arrival arrival;

	private final Reach reach;

	private final int times;

	private final LongFunction<Fault> fault;

	FaultKind(String words, Effect effect, Arrival arrival, Reach reach) {
		this(words, effect, arrival, reach, 0, (length) -> {
			throw new IllegalStateException("Not a fault of a request");
		});
	}

	FaultKind(String words, Effect effect, Arrival arrival, Reach reach, int times, LongFunction<Fault> fault) {
		this.words = words;
		this.effect = effect;
		this.arrival = arrival;
		this.reach = reach;
		this.times = times;
		this.fault = fault;
	}

	Effect effect() {
		return this.effect;
	}

	Arrival arrival() {
		return this.arrival;
	}

	Reach reach() {
		return this.reach;
	}

	/**
	 * How many requests meet it, one after the other.
	 */
	int times() {
		return (this == REFUSED) ? Integer.MAX_VALUE : Math.max(this.times, 1);
	}

	/**
	 * How often a call is made.
	 */
	int calls() {
		return (this == EVERY_THIRD) ? 3 : 1;
	}

	/**
	 * Whether it strikes connections, so that each request needs one of its own, and the
	 * first one meets it.
	 */
	boolean isOfConnections() {
		return this == REFUSED || this == REFUSED_ONCE || this == EVERY_THIRD;
	}

	/**
	 * Switch it on.
	 * @param proxy where
	 * @param passing how many requests don't meet it
	 * @param length the length of the answer that meets it
	 */
	void strike(FaultProxy proxy, int passing, long length) {
		switch (this) {
			case NOTHING -> {
			}
			case IDLE_CLOSED -> proxy.closeConnections();
			case REFUSED, REFUSED_ONCE -> proxy.refuseConnections();
			case EVERY_THIRD -> proxy.fail(Fault.resetOnConnect()).every(3);
			default -> {
				var rule = proxy.fail(this.fault.apply(length)).after(passing);
				if (this.times == Integer.MAX_VALUE) {
					rule.always();
				}
				else {
					rule.times(this.times);
				}
			}
		}
	}

	private static long part(long length) {
		return length * 6 / 10;
	}

	@Override
	public String toString() {
		return this.words;
	}

}
