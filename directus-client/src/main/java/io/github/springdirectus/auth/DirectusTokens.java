package io.github.springdirectus.auth;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a login or a refresh has given. Immutable; its {@code toString} shows no token.
 *
 * @param accessToken what requests carry
 * @param refreshToken what gets the next tokens, once; {@code null} in a session, and
 * where there is none
 * @param expiresAt when the access token expires, by the clock of the client;
 * {@link Instant#MAX} where it is not known
 * @param mode what kind of tokens they are
 */
public record DirectusTokens(String accessToken, @Nullable String refreshToken, Instant expiresAt, TokenMode mode) {

	/**
	 * Create tokens, from where an application has kept them.
	 * @param accessToken what requests carry
	 * @param refreshToken what gets the next tokens, or {@code null}
	 * @param expiresAt when the access token expires
	 * @param mode what kind of tokens they are
	 * @throws io.github.springdirectus.error.DirectusRequestException where a token is
	 * blank or can't be a header's value
	 */
	public DirectusTokens {
		HeaderValues.check("access token", accessToken);
		if (refreshToken != null) {
			HeaderValues.check("refresh token", refreshToken);
		}
	}

	/**
	 * What a refresh is asked for with.
	 * @return the secret, or {@code null} where these tokens can't be refreshed
	 */
	@Nullable String renewable() {
		return (this.mode == TokenMode.SESSION) ? this.accessToken : this.refreshToken;
	}

	@Override
	public String toString() {
		return "DirectusTokens[***, expiresAt=" + this.expiresAt + ", mode=" + this.mode + "]";
	}

}
