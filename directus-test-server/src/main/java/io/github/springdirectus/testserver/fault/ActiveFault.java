package io.github.springdirectus.testserver.fault;

import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * A fault that was switched on: how often it has struck, and how to end it.
 */
public final class ActiveFault {

	private final Fault fault;

	private final Predicate<SeenRequest> requests;

	private final IntPredicate turns;

	private int matches;

	private int hits;

	private boolean stopped;

	ActiveFault(Fault fault, Predicate<SeenRequest> requests, IntPredicate turns) {
		this.fault = fault;
		this.requests = requests;
		this.turns = turns;
	}

	/**
	 * What happens.
	 * @return the fault
	 */
	public Fault fault() {
		return this.fault;
	}

	/**
	 * How often it has struck.
	 * @return how many requests or connections have met it
	 */
	public synchronized int hits() {
		return this.hits;
	}

	/**
	 * Ends it. What has met it already goes on suffering from it.
	 */
	public synchronized void stop() {
		this.stopped = true;
	}

	boolean isOfConnections() {
		return this.fault instanceof ConnectionFault;
	}

	boolean strikes(SeenRequest request) {
		return this.requests.test(request) && strikes();
	}

	synchronized boolean strikes() {
		if (this.stopped || !this.turns.test(++this.matches)) {
			return false;
		}
		this.hits++;
		return true;
	}

	@Override
	public String toString() {
		return this.fault + ", " + hits() + " times so far";
	}

}
