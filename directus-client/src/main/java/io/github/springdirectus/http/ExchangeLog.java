package io.github.springdirectus.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;

/**
 * Writes one DEBUG line for each exchange: method, path template, status and time. Never
 * an id, a query value, a header or a body.
 */
final class ExchangeLog {

	private static final Log logger = LogFactory.getLog(Exchanges.class);

	private ExchangeLog() {
	}

	static <T> Flux<T> watch(ExchangeRequest request, Function<AtomicInteger, Flux<T>> exchange) {
		AtomicInteger status = new AtomicInteger();
		if (!logger.isDebugEnabled()) {
			return exchange.apply(status);
		}
		long start = System.nanoTime();
		return exchange.apply(status)
			.doOnTerminate(() -> log(request, status.get(), "", start))
			.doOnCancel(() -> log(request, status.get(), ", cancelled", start));
	}

	private static void log(ExchangeRequest request, int status, String end, long start) {
		long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
		String outcome = (status != 0) ? String.valueOf(status) : "no answer";
		logger.debug("%s %s: %s%s in %d ms".formatted(request.method(), request.template(), outcome, end, millis));
	}

}
