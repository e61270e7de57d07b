package io.github.springdirectus.http;

import java.time.Duration;

import io.netty.channel.ChannelPipeline;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;

import org.springframework.http.client.reactive.ClientHttpRequest;

/**
 * The connection of one exchange, where it is one of Reactor Netty, whatever connector it
 * belongs to.
 */
final class ExchangeConnection {

	private final Duration timeout;

	private volatile @Nullable Connection connection;

	/**
	 * Create a connection that is not known yet.
	 * @param timeout how long its other side may do nothing; zero where that does not
	 * matter, or is somebody else's business
	 */
	ExchangeConnection(Duration timeout) {
		this.timeout = timeout;
	}

	void use(ClientHttpRequest request) {
		if (request.getNativeRequest() instanceof Connection connection) {
			this.connection = connection;
			if (!this.timeout.isZero()) {
				watch(connection);
			}
		}
	}

	private void watch(Connection connection) {
		ChannelPipeline pipeline = connection.channel().pipeline();
		ExchangeTimeoutHandler handler = new ExchangeTimeoutHandler(this.timeout);
		// Where bytes are not yet, or no longer, parts of messages
		pipeline.addFirst(handler);
		connection.onTerminate().subscribe(null, null, () -> {
			if (pipeline.context(handler) != null) {
				pipeline.remove(handler);
			}
		});
	}

	/**
	 * Close the connection after a failure, unless it is back in its pool: Reactor Netty
	 * neither closes nor gives back one whose answer it can't decompress.
	 */
	void end() {
		Connection connection = this.connection;
		if (connection != null) {
			connection.dispose();
		}
	}

}
