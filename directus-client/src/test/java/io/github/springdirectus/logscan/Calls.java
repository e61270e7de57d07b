package io.github.springdirectus.logscan;

import java.time.Duration;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusTokens;
import io.github.springdirectus.auth.LoginRequest;
import io.github.springdirectus.auth.TokenMode;
import io.github.springdirectus.core.DirectusTemplate;
import io.netty.handler.logging.LogLevel;
import org.junit.jupiter.api.Test;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.logging.AdvancedByteBufFormat;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

/**
 * Calls with every kind of token, which are to be run by {@link RunInFork}. The
 * properties say where, as whom, and whether the connection is tapped as one would to
 * look for a fault.
 */
class Calls {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final String email = System.getProperty("email");

	private final String password = System.getProperty("password");

	private final DirectusTemplate nobody = template();

	@Test
	void withTokens() {
		DirectusTokens tokens = this.nobody.auth().login(this.email, this.password).block(TIMEOUT);
		DirectusTokens next = this.nobody.auth().refresh(tokens).block(TIMEOUT);
		me(DirectusCredentials.tokens(next));
		this.nobody.as(DirectusCredentials.tokens(next)).auth().logout().block(TIMEOUT);
	}

	@Test
	void withASession() {
		DirectusTokens session = this.nobody.auth()
			.login(LoginRequest.of(this.email, this.password).withMode(TokenMode.SESSION))
			.block(TIMEOUT);
		me(DirectusCredentials.session(session.accessToken()));
	}

	@Test
	void withAStaticToken() {
		me(DirectusCredentials.staticToken(System.getProperty("token")));
	}

	private void me(DirectusCredentials credentials) {
		this.nobody.as(credentials).exchange(HttpMethod.GET, "/users/me").mono(Object.class).block(TIMEOUT);
	}

	private static DirectusTemplate template() {
		DirectusTemplate.Builder builder = DirectusTemplate.builder().url(System.getProperty("url"));
		String wiretap = System.getProperty("wiretap");
		if (wiretap != null) {
			builder.connector(new ReactorClientHttpConnector(HttpClient.create()
				.wiretap("reactor.netty.http.client.HttpClient", LogLevel.DEBUG,
						AdvancedByteBufFormat.valueOf(wiretap))));
		}
		return builder.build();
	}

}
