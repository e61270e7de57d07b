package io.github.springdirectus.logscan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;
import reactor.netty.http.HttpResources;
import reactor.netty.resources.LoopResources;

/**
 * Looks for secrets in all that is logged and all that fails between its start and its
 * end.
 */
final class LogScan {

	private final Secrets secrets;

	private final Timeline timeline;

	private final Transcript transcript;

	private final EveryEvent events;

	private final SignalledFailures signalled;

	private final MadeExceptions made;

	LogScan(Path folder, Secrets secrets, Timeline timeline) {
		try {
			Files.createDirectories(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.secrets = secrets;
		this.timeline = timeline;
		this.transcript = new Transcript(folder.resolve("transcript.txt"));
		this.events = new EveryEvent((LoggerContext) LoggerFactory.getILoggerFactory(), this.transcript);
		this.signalled = new SignalledFailures(this.transcript);
		this.made = new MadeExceptions(folder.resolve("exceptions.jfr"));
	}

	void start() {
		this.events.watch();
		this.signalled.watch();
		this.made.watch();
	}

	/**
	 * Listens to the connections that clients make with the common resources of Reactor
	 * Netty, which is what ours and Spring Boot's do. For secrets that are known before.
	 */
	void tap() {
		HttpResources.set(new TappedLoops(LoopResources.create("reactor-http"), this.secrets));
	}

	/**
	 * Ends it.
	 * @return the secrets that were found
	 */
	Findings end() {
		this.events.leave();
		this.signalled.leave();
		this.made.leave(this.transcript);
		Findings findings = new Findings(this.secrets.search(), this.timeline);
		this.transcript.end(findings::look);
		return findings;
	}

	@Override
	public String toString() {
		return "Looked for " + this.secrets + " in " + this.transcript;
	}

}
