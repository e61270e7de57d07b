package io.github.springdirectus.testserver.fault;

import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Says which requests meet a fault. It does nothing until its last word: {@link #once()},
 * {@link #times(int)}, {@link #nth(int)}, {@link #every(int)} or {@link #always()}. All
 * that is said before must hold together; a rule without a condition is for every
 * request.
 */
public final class FaultRule {

	private final Fault fault;

	private final BiConsumer<FaultRule, ActiveFault> start;

	private Predicate<SeenRequest> requests = (request) -> true;

	private boolean narrowed;

	private int skipped;

	FaultRule(Fault fault, BiConsumer<FaultRule, ActiveFault> start) {
		this.fault = fault;
		this.start = start;
	}

	/**
	 * For requests of this method to this path.
	 * @param method the method, for example {@code POST}
	 * @param path the whole path as it travels, without the query
	 * @return this rule
	 */
	public FaultRule on(String method, String path) {
		return method(method).path(path);
	}

	/**
	 * For requests of this method.
	 * @param method the method, for example {@code SEARCH}
	 * @return this rule
	 */
	public FaultRule method(String method) {
		return when((request) -> request.method().equals(method));
	}

	/**
	 * For requests to this path.
	 * @param path the whole path as it travels, without the query
	 * @return this rule
	 */
	public FaultRule path(String path) {
		return when((request) -> request.path().equals(path));
	}

	/**
	 * For requests to paths that start so.
	 * @param prefix the start, for example {@code /items/}
	 * @return this rule
	 */
	public FaultRule pathStartingWith(String prefix) {
		return when((request) -> request.path().startsWith(prefix));
	}

	/**
	 * For requests to paths of this form.
	 * @param pattern a regular expression for the whole path
	 * @return this rule
	 */
	public FaultRule pathMatching(String pattern) {
		Pattern compiled = Pattern.compile(pattern);
		return when((request) -> compiled.matcher(request.path()).matches());
	}

	/**
	 * For requests with this header, whatever its value.
	 * @param name the name, in any case
	 * @return this rule
	 */
	public FaultRule header(String name) {
		return when((request) -> request.hasHeader(name));
	}

	/**
	 * For requests that meet a condition, which is asked before they are forwarded.
	 * @param condition the condition; it may be asked by several threads at once
	 * @return this rule
	 */
	public FaultRule when(Predicate<SeenRequest> condition) {
		if (this.fault instanceof ConnectionFault) {
			throw new IllegalArgumentException(this.fault + " strikes before there is a request to look at");
		}
		this.requests = this.requests.and(condition);
		this.narrowed = true;
		return this;
	}

	/**
	 * Lets the first ones pass.
	 * @param requests how many of those that the rule is for
	 * @return this rule
	 */
	public FaultRule after(int requests) {
		this.skipped = atLeast(0, requests);
		return this;
	}

	/**
	 * The next one meets the fault.
	 * @return the fault, which is on from now on
	 */
	public ActiveFault once() {
		return times(1);
	}

	/**
	 * The next ones meet the fault, those after them don't.
	 * @param times how many
	 * @return the fault, which is on from now on
	 */
	public ActiveFault times(int times) {
		atLeast(1, times);
		return start((number) -> number <= times);
	}

	/**
	 * A single one meets the fault.
	 * @param number which one, 1 for the next
	 * @return the fault, which is on from now on
	 */
	public ActiveFault nth(int number) {
		atLeast(1, number);
		return start((current) -> current == number);
	}

	/**
	 * Each n-th one meets the fault: with 3 the third, the sixth, the ninth.
	 * @param number how many it takes
	 * @return the fault, which is on from now on
	 */
	public ActiveFault every(int number) {
		atLeast(1, number);
		return start((current) -> current % number == 0);
	}

	/**
	 * All of them meet the fault, until it is {@linkplain ActiveFault#stop() stopped}.
	 * @return the fault, which is on from now on
	 */
	public ActiveFault always() {
		return start((number) -> true);
	}

	private ActiveFault start(IntPredicate turns) {
		int pass = this.skipped;
		ActiveFault active = new ActiveFault(this.fault, this.requests,
				(number) -> number > pass && turns.test(number - pass));
		this.start.accept(this, active);
		return active;
	}

	private static int atLeast(int least, int number) {
		if (number < least) {
			throw new IllegalArgumentException("Not " + least + " or more: " + number);
		}
		return number;
	}

	@Override
	public String toString() {
		return this.fault + (this.narrowed ? " for some requests" : "");
	}

}
