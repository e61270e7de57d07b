package io.github.springdirectus.auth;

/**
 * Names a token in a {@link CallerCache}: the server that it is for, and a SHA-256 of it.
 *
 * @param origin the address of the server
 * @param hash 64 hexadecimal digits
 */
public record CallerKey(String origin, String hash) {

	static CallerKey of(String origin, String token) {
		return new CallerKey(origin, TokenKey.of(token).value());
	}

	/**
	 * Shortened: the whole of it is for caches alone.
	 */
	@Override
	public String toString() {
		return "CallerKey[" + this.origin + ", " + this.hash.substring(0, Math.min(8, this.hash.length())) + "…]";
	}

}
