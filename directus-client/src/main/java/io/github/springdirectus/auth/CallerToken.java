package io.github.springdirectus.auth;

import java.util.Optional;
import java.util.function.UnaryOperator;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The token of whoever calls the application, in the Reactor Context: what
 * {@code asCaller()} makes requests with.
 *
 * <pre>{@code
 * directus.asCaller().collection(Article.class).find()
 *     .contextWrite(CallerToken.of(token));
 * }</pre>
 *
 * Its key in the context is this class. Its {@code toString} shows no token, and so does
 * that of the context.
 */
public final class CallerToken implements UnaryOperator<Context> {

	private final String value;

	private CallerToken(String value) {
		this.value = value;
	}

	/**
	 * Create one, to be written to a context.
	 * @param token an access token, static token, session token or token of a share
	 * @return the token of a caller
	 * @throws io.github.springdirectus.error.DirectusRequestException where the token is
	 * blank or can't be a header's value
	 */
	public static CallerToken of(String token) {
		return new CallerToken(HeaderValues.check("caller's token", token));
	}

	/**
	 * The token in a context.
	 * @param context the context
	 * @return the token; empty where there is none
	 */
	public static Optional<CallerToken> in(ContextView context) {
		return context.getOrEmpty(CallerToken.class);
	}

	/**
	 * Put it into a context.
	 * @param context the context
	 * @return the context with this token, in place of another one
	 */
	@Override
	public Context apply(Context context) {
		return context.put(CallerToken.class, this);
	}

	/**
	 * The token itself.
	 * @return the token
	 */
	public String value() {
		return this.value;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof CallerToken token && this.value.equals(token.value);
	}

	@Override
	public int hashCode() {
		return this.value.hashCode();
	}

	@Override
	public String toString() {
		return "CallerToken[***]";
	}

}
