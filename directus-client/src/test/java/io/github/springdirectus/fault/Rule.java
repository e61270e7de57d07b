package io.github.springdirectus.fault;

import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.error.DirectusRateLimitException;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.error.DirectusUnavailableException;

/**
 * What is expected of each call in each fault:
 * <ul>
 * <li>A read is sent up to three times where the failure may pass by itself, until its
 * first element has left. One that gets no answer in time is not sent again.</li>
 * <li>A stream that has emitted an element of a page goes on after it.</li>
 * <li>A write is sent once, whatever happens.</li>
 * <li>A refresh whose answer is lost is over; one that was refused for the time being, or
 * for which there was no connection, is part of the read that it is for, like a
 * login.</li>
 * <li>Whatever does not end with the whole value ends with an error that has a type.</li>
 * </ul>
 */
final class Rule {

	private static final int TRIES = 3;

	private final FaultKind fault;

	private final Operation operation;

	private final Kind kind;

	private Rule(FaultKind fault, Operation operation) {
		this.fault = fault;
		this.operation = operation;
		// The first request of an upsert is a read
		boolean first = fault.isOfConnections() && operation == Operation.UPSERT_WRITE;
		this.kind = first ? Kind.READ : operation.kind();
	}

	static Outcome expected(FaultKind fault, Operation operation) {
		return new Rule(fault, operation).outcome();
	}

	private Outcome outcome() {
		if (this.fault == FaultKind.EVERY_THIRD) {
			return this.kind.isWrite() ? failure(0) : value(0);
		}
		if (arrives()) {
			return value(1);
		}
		return switch (this.kind) {
			case WRITE, LIST_WRITE, SILENT_WRITE -> failure(1);
			case REFRESH -> isLost() ? authentication() : read();
			case REFRESH_OR_LOGIN -> isLost() ? login() : read();
			case BYTES ->
				(this.fault.effect() == Effect.PAGE) ? new Outcome(null, Elements.OTHER, 1, false, 0) : read();
			case READ, LIST, STREAM, STREAM_BY_KEYS, RESOLVE -> read();
		};
	}

	/**
	 * Whether nothing is missing: an answer without a body is whole with its head.
	 */
	private boolean arrives() {
		boolean bodiless = this.kind == Kind.SILENT_WRITE && this.fault.reach() == Reach.ALL;
		return this.fault.effect() == Effect.NONE || bodiless && this.fault.arrival() != Arrival.NOTHING;
	}

	private Outcome read() {
		if (this.kind.isList() && this.fault.arrival().hasElements()) {
			boolean goesOn = this.kind == Kind.STREAM;
			return goesOn ? value((this.fault.arrival() == Arrival.PART_OF_BODY) ? 2 : 1) : failure(1);
		}
		if (!this.fault.effect().passes()) {
			return failure(1);
		}
		return (this.fault.times() < TRIES) ? value(this.fault.times() + 1) : failure(TRIES);
	}

	/**
	 * What comes of the login that follows a refresh, a request more.
	 */
	private Outcome login() {
		return (this.fault.times() == 1) ? value(2) : failure(TRIES + 1);
	}

	private boolean isLost() {
		Effect effect = this.fault.effect();
		return effect == Effect.BROKEN || effect == Effect.SILENCE || effect == Effect.PAGE;
	}

	private Outcome value(int tries) {
		return Outcome.value(tries, (this.operation.plan().written() > 0) ? this.fault.calls() : 0);
	}

	private Outcome authentication() {
		return new Outcome(DirectusAuthenticationException.class, Elements.NONE, 1, false, 0);
	}

	private Outcome failure(int tries) {
		return new Outcome(type(), came(), tries, isInDoubt(), stored());
	}

	/**
	 * A write that broke says so unless there was no connection to send it on, which for
	 * one that is dropped at once is a matter of chance. So does a login that a read
	 * needs.
	 */
	private boolean isInDoubt() {
		boolean login = this.operation.plan().session() != Session.STATIC_TOKEN;
		return (this.kind.isWrite() || login) && type() == DirectusTransportException.class
				&& this.fault.effect() != Effect.REFUSED && this.fault != FaultKind.EVERY_THIRD;
	}

	private Class<? extends Throwable> type() {
		boolean resolver = this.kind == Kind.RESOLVE;
		return switch (this.fault.effect()) {
			case RATE_LIMIT -> resolver ? DirectusUnavailableException.class : DirectusRateLimitException.class;
			case PAGE -> resolver ? DirectusUnavailableException.class : DirectusDecodingException.class;
			case UNAVAILABLE, GATEWAY -> DirectusUnavailableException.class;
			case NONE, REFUSED, BROKEN, SILENCE -> DirectusTransportException.class;
		};
	}

	private Elements came() {
		if (this.kind.isStream() && this.operation.plan().struck() > 0 && !this.fault.isOfConnections()) {
			return Elements.SOME;
		}
		if (!this.kind.isList() || !this.fault.arrival().hasElements()) {
			return Elements.NONE;
		}
		// The last byte is none of an element, unless bytes are all there is
		boolean part = this.fault.arrival() == Arrival.PART_OF_BODY || this.kind == Kind.BYTES;
		return part ? Elements.SOME : Elements.ALL;
	}

	/**
	 * What Directus has carried out all the same. A request without a body is whole with
	 * its head.
	 */
	private int stored() {
		if (!this.kind.isWrite() || this.operation.plan().written() == 0) {
			return 0;
		}
		int before = this.fault.calls() - 1;
		boolean whole = this.fault.reach() == Reach.ALL
				|| this.fault.reach() == Reach.HEAD && this.kind == Kind.SILENT_WRITE;
		return before + (whole ? 1 : 0);
	}

}
