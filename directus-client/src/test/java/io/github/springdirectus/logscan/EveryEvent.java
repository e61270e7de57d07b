package io.github.springdirectus.logscan;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.MessageFormatter;

/**
 * Writes down every call of a logger. The traced loggers are told that TRACE is on, and
 * yet nothing more is printed than without this: the call itself is left to the levels
 * that are set. It stays where Spring Boot stops logging and configures it anew.
 */
final class EveryEvent extends TurboFilter implements LoggerContextListener {

	private static final List<String> TRACED = List.of("io.github.springdirectus", "org.springframework", "reactor.",
			"io.netty");

	private final LoggerContext logging;

	private final Transcript transcript;

	EveryEvent(LoggerContext logging, Transcript transcript) {
		this.logging = logging;
		this.transcript = transcript;
	}

	void watch() {
		this.logging.addListener(this);
		onReset(this.logging);
	}

	void leave() {
		this.logging.removeListener(this);
		if (!this.logging.getTurboFilterList().remove(this)) {
			throw new IllegalStateException("Something has removed the scan from the loggers, which missed the rest");
		}
	}

	@Override
	public FilterReply decide(Marker marker, Logger logger, Level level, String format, Object[] arguments,
			Throwable failure) {
		if (format == null && arguments == null && failure == null) {
			return isTraced(logger.getName()) ? FilterReply.ACCEPT : FilterReply.NEUTRAL;
		}
		write(logger, format, arguments, failure, null);
		return FilterReply.NEUTRAL;
	}

	@Override
	public FilterReply decide(Logger logger, LoggingEvent event) {
		write(logger, event.getMessage(), event.getArgumentArray(), event.getThrowable(), event.getKeyValuePairs());
		boolean printed = Level.convertAnSLF4JLevel(event.getLevel()).isGreaterOrEqual(logger.getEffectiveLevel());
		return printed ? FilterReply.NEUTRAL : FilterReply.DENY;
	}

	private static boolean isTraced(String logger) {
		for (String traced : TRACED) {
			if (logger.startsWith(traced)) {
				return true;
			}
		}
		return false;
	}

	private void write(Logger logger, String format, Object[] arguments, Throwable failure, List<?> pairs) {
		StringBuilder text = new StringBuilder().append(MessageFormatter.basicArrayFormat(format, arguments));
		if (arguments != null) {
			if (arguments.length > places(format)) {
				text.append('\n').append(Arrays.deepToString(arguments));
			}
			FailureText.append(text, MessageFormatter.getThrowableCandidate(arguments));
		}
		FailureText.append(text, failure);
		if (pairs != null) {
			text.append('\n').append(pairs);
		}
		Map<String, String> context = MDC.getCopyOfContextMap();
		if (context != null && !context.isEmpty()) {
			text.append('\n').append(context);
		}
		this.transcript.add(logger.getName(), HexDump.undo(text.toString()));
	}

	private static int places(String format) {
		int places = 0;
		for (int i = (format != null) ? format.indexOf("{}") : -1; i >= 0; i = format.indexOf("{}", i + 2)) {
			places++;
		}
		return places;
	}

	@Override
	public boolean isResetResistant() {
		return true;
	}

	/**
	 * The first that a reset does; what it does next is to clear the filters, then it
	 * tells the listeners. A stop had removed them.
	 */
	@Override
	public void stop() {
		this.logging.removeListener(this);
		this.logging.addListener(this);
	}

	@Override
	public void onReset(LoggerContext context) {
		context.getTurboFilterList().addIfAbsent(this);
	}

	@Override
	public void onStart(LoggerContext context) {
		// It is there from the beginning
	}

	@Override
	public void onStop(LoggerContext context) {
		// Nothing is logged any more
	}

	@Override
	public void onLevelChange(Logger logger, Level level) {
		// The level does not matter
	}

}
