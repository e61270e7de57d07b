package io.github.springdirectus.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.ssl.SSLHandshakeException;

import io.github.springdirectus.error.DirectusCallRejectedException;
import io.github.springdirectus.error.DirectusException;
import io.github.springdirectus.error.DirectusTransportException;
import io.netty.channel.ChannelException;
import reactor.core.publisher.Flux;

import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * Turns what a connector reports into {@link DirectusTransportException}s. The exception
 * of {@code WebClient} itself is left out of the chain: it keeps the headers of the
 * request, and with them the token.
 */
public final class TransportFailures {

	private TransportFailures() {
	}

	/**
	 * Have what a connector reports said in our words.
	 * @param emitted counts the elements that passed
	 */
	static <T> Flux<T> typed(ExchangeRequest request, AtomicLong emitted, Flux<T> exchange) {
		return exchange.doOnNext((element) -> emitted.incrementAndGet())
			.onErrorMap(TransportFailures::isTransport, (failure) -> of(failure, request, emitted.get()));
	}

	static boolean isTransport(Throwable failure) {
		return !(failure instanceof DirectusException)
				&& (failure instanceof WebClientRequestException || failure instanceof IOException
						|| failure instanceof TimeoutException || failure instanceof ChannelException);
	}

	/**
	 * What ends the bytes of an answer is a failure of the transport, whatever its type:
	 * a decoder of HTTP or of a compression has many.
	 */
	static Throwable ofBody(Throwable failure) {
		return isTransport(failure) || failure instanceof DirectusException ? failure
				: new IOException("its body is broken, " + describe(failure), failure);
	}

	static DirectusException of(Throwable failure, ExchangeRequest request, long emitted) {
		Throwable cause = (failure instanceof WebClientRequestException && failure.getCause() != null)
				? failure.getCause() : failure;
		if (isOfPool(cause)) {
			return new DirectusCallRejectedException(request.describe() + " was not sent: all connections to Directus"
					+ " were in use, and none came free in time. Make fewer calls at once, or find out what keeps"
					+ " them.", null, cause);
		}
		StringBuilder message = new StringBuilder(request.describe());
		if (isTimeout(cause)) {
			message.append(" was not answered in time: directus.read-timeout says how long to wait");
		}
		else {
			message.append(" did not get a whole answer: ").append(describe(cause));
		}
		if (emitted > 0) {
			message.append("; ").append(emitted).append(" elements had been emitted");
		}
		if (!request.isRead() && !isBeforeSending(cause)) {
			message.append("; it is unknown whether Directus carried it out");
		}
		return new DirectusTransportException(message.append('.').toString(), emitted, cause);
	}

	/**
	 * Whether there was no connection to send anything on.
	 * @param failure the failure
	 * @return {@code false} where something may have been sent
	 */
	public static boolean isBeforeSending(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ConnectException || cause instanceof NoRouteToHostException
					|| cause instanceof UnknownHostException || cause instanceof SSLHandshakeException) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether the pool had no connection to give, so that nothing was sent. Its
	 * exceptions have no public type.
	 */
	private static boolean isOfPool(Throwable failure) {
		return failure.getClass().getSimpleName().startsWith("PoolAcquire");
	}

	/**
	 * Whether Directus had the request but was too slow: asking again would only add to
	 * its load.
	 */
	static boolean isTimeout(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof io.netty.handler.timeout.TimeoutException || cause instanceof TimeoutException) {
				return true;
			}
		}
		return false;
	}

	private static String describe(Throwable cause) {
		return (cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getSimpleName();
	}

}
