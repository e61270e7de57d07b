package io.github.springdirectus.fault;

import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.slf4j.LoggerFactory;

/**
 * Listens to Netty's leak detector.
 */
final class LeakWatch implements AutoCloseable {

	private final ListAppender<ILoggingEvent> reports = new ListAppender<>();

	private final Logger detector = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);

	LeakWatch() {
		this.reports.start();
		this.detector.addAppender(this.reports);
	}

	List<String> found() {
		for (int i = 0; i < 5; i++) {
			System.gc();
			// The detector reports when the next buffer is made
			PooledByteBufAllocator.DEFAULT.buffer(64).release();
		}
		return this.reports.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	@Override
	public void close() {
		this.detector.detachAppender(this.reports);
	}

}
