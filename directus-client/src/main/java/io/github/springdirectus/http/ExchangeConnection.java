package io.github.springdirectus.http;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;

import org.springframework.http.client.reactive.ClientHttpRequest;

/**
 * The connection of one exchange, where it is one of Reactor Netty, whatever connector it
 * belongs to: two things would keep it for ever.
 */
final class ExchangeConnection {

	private final boolean hasBody;

	private final Duration timeout;

	private volatile @Nullable Connection connection;

	ExchangeConnection(boolean hasBody, Duration timeout) {
		this.hasBody = hasBody;
		this.timeout = timeout;
	}

	/**
	 * Take the connection. Its timeouts begin when the request has been sent, so one that
	 * nobody reads gets a timeout of ours.
	 */
	void use(ClientHttpRequest request) {
		if (request.getNativeRequest() instanceof Connection connection) {
			this.connection = connection;
			if (this.hasBody) {
				connection.addHandlerLast(new UnreadRequestHandler(this.timeout));
			}
		}
	}

	/**
	 * Close the connection after a failure, unless it is back in its pool: one whose
	 * answer can't be decompressed is neither closed nor given back.
	 */
	void end() {
		Connection connection = this.connection;
		if (connection != null) {
			connection.dispose();
		}
	}

}
