package io.github.springdirectus.auth;

import org.jspecify.annotations.Nullable;

/**
 * What somebody logs in with. Immutable; its {@code toString} shows no secret.
 *
 * @param identifier the e-mail address, or what the provider knows the user by
 * @param password the password
 * @param otp the one-time password, or {@code null}
 * @param provider the name of the provider, or {@code null} for Directus itself
 * @param mode what kind of tokens to get
 * @see <a href="https://directus.io/docs/api/authentication#login">Directus login</a>
 */
public record LoginRequest(String identifier, String password, @Nullable String otp, @Nullable String provider,
		TokenMode mode) {

	/**
	 * Create a request.
	 * @param identifier the e-mail address, or what the provider knows the user by
	 * @param password the password
	 * @param otp the one-time password, or {@code null}
	 * @param provider the name of the provider, or {@code null}
	 * @param mode what kind of tokens to get
	 * @throws io.github.springdirectus.error.DirectusRequestException where one is blank
	 */
	public LoginRequest {
		HeaderValues.checkText("e-mail address or identifier", identifier);
		HeaderValues.checkText("password", password);
		if (provider != null) {
			HeaderValues.checkText("provider", provider);
		}
	}

	/**
	 * A login at Directus itself, or with {@link #withProvider(String)} elsewhere.
	 * @param identifier the e-mail address, or what the provider knows the user by
	 * @param password the password
	 * @return the request
	 */
	public static LoginRequest of(String identifier, String password) {
		return new LoginRequest(identifier, password, null, null, TokenMode.JSON);
	}

	/**
	 * A copy with a one-time password.
	 * @param otp the digits of the authenticator
	 * @return the copy
	 */
	public LoginRequest withOtp(String otp) {
		return new LoginRequest(this.identifier, this.password, otp, this.provider, this.mode);
	}

	/**
	 * A copy for another provider.
	 * @param provider the name of the provider, such as {@code ldap}
	 * @return the copy
	 */
	public LoginRequest withProvider(String provider) {
		return new LoginRequest(this.identifier, this.password, this.otp, provider, this.mode);
	}

	/**
	 * A copy that gets another kind of tokens.
	 * @param mode the kind
	 * @return the copy
	 */
	public LoginRequest withMode(TokenMode mode) {
		return new LoginRequest(this.identifier, this.password, this.otp, this.provider, mode);
	}

	@Override
	public String toString() {
		return "LoginRequest[identifier=" + this.identifier + ", provider=" + this.provider + ", mode=" + this.mode
				+ "]";
	}

}
