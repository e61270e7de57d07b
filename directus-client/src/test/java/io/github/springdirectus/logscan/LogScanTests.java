package io.github.springdirectus.logscan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.springdirectus.error.DirectusError;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.error.ErrorReply;
import io.github.springdirectus.http.Exchanges;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Canaries: whatever kind of secret is logged or told by an exception, by whom, in what
 * form and in what place, it is found, and not shown.
 */
class LogScanTests {

	private static final Map<String, Supplier<String>> KINDS = Map.of("static token",
			() -> "static-" + UUID.randomUUID(), "password", () -> "pä ss\"w/ö%r&d+" + UUID.randomUUID(),
			"access token", () -> "eyJhbGciOi." + random(200) + "." + random(43), "refresh token", () -> random(64),
			"session token", () -> "eyJhbGciOi." + random(300) + "." + random(43), "OTP secret",
			() -> "KVKFKRCPNZQUYMLX" + random(4));

	private static final Map<String, UnaryOperator<String>> FORMS = Map.of("plain", (secret) -> secret, "URL",
			(secret) -> "http://127.0.0.1/?access_token=" + URLEncoder.encode(secret, StandardCharsets.UTF_8), "path",
			(secret) -> "/" + URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"), "Base64",
			LogScanTests::base64, "Basic", (secret) -> "Basic " + base64("ann@example.com:" + secret), "JSON",
			(secret) -> "{\"value\":\"" + secret.replace("\"", "\\\"") + "\"}", "hex",
			(secret) -> HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)), "dump",
			(secret) -> "WRITE: 9B\n" + ByteBufUtil
				.prettyHexDump(Unpooled.copiedBuffer("{\"value\":\"" + secret + "\"}", StandardCharsets.UTF_8)));

	private static final Map<String, BiConsumer<Logger, String>> PLACES = Map.of("message",
			(log, secret) -> log.trace("Sent " + secret + " away"), "argument",
			(log, secret) -> log.trace("Sent {} to {}", secret, "Directus"), "argument without a place",
			(log, secret) -> log.trace("Sent {}", "something", secret), "list",
			(log, secret) -> log.trace("Sent {}", List.of(secret)), "message of an exception",
			(log, secret) -> log.trace("Failed", new IllegalStateException("Sent " + secret)), "cause of a cause",
			(log, secret) -> log.trace("Failed",
					new IllegalStateException("a", new IllegalStateException("b", new IllegalStateException(secret)))),
			"suppressed by a cause",
			(log, secret) -> log.trace("Failed {}", "twice", new IllegalStateException("a", suppressing(secret))),
			"MDC", LogScanTests::logWithContext, "pair",
			(log, secret) -> log.atTrace().addKeyValue("sent", secret).log("Sent"), "warning",
			(log, secret) -> log.atDebug().setMessage("Sent {}").addArgument(secret).log());

	@TempDir
	Path folder;

	private final Secrets secrets = new Secrets();

	private final Timeline timeline = new Timeline();

	@ParameterizedTest
	@ValueSource(strings = { "io.github.springdirectus.http.Exchanges", "io.github.springdirectus.auth.TokenCallers",
			"org.springframework.web.reactive.function.client.ExchangeFunctions",
			"org.springframework.http.codec.json.JacksonJsonEncoder", "reactor.netty.http.client.HttpClient",
			"reactor.netty.http.client.HttpClientOperations", "reactor.core.publisher.Operators",
			"io.netty.handler.logging.LoggingHandler" })
	void everyCanaryIsFound(String logger) {
		Logger log = LoggerFactory.getLogger(logger);
		Set<String> planted = new LinkedHashSet<>();
		Findings findings = scan(
				() -> KINDS.forEach((kind, maker) -> FORMS.forEach((form, shape) -> PLACES.forEach((place, sender) -> {
					String label = kind + " as " + form + " in " + place;
					String secret = maker.get();
					this.secrets.add(label, secret);
					sender.accept(log, shape.apply(secret));
					planted.add(label + " by " + logger);
				}))));
		assertThat(planted).hasSize(KINDS.size() * FORMS.size() * PLACES.size());
		assertThat(findings.kindsAndSources()).containsAll(planted);
	}

	@Test
	void aLongSecretIsFoundThoughItIsCut() {
		Logger log = LoggerFactory.getLogger(Exchanges.class);
		String secret = random(64);
		this.secrets.add("refresh token", secret);
		assertThat(scan(() -> log.trace(secret.substring(0, 20) + "...")).isEmpty()).isFalse();
		assertThat(scan(() -> log.trace("..." + secret.substring(44))).isEmpty()).isFalse();
	}

	@Test
	void aSecretThatIsKnownOnlyAfterItWasLoggedIsFound() {
		assertThat(scan(() -> {
			LoggerFactory.getLogger(Exchanges.class).trace("Sending late-to-be-known");
			this.secrets.add("password", "late-to-be-known");
		}).kindsAndSources()).containsExactly("password by " + Exchanges.class.getName());
	}

	@Test
	void nothingIsFoundWhereNothingWasGivenAway() {
		this.secrets.add("password", "the-password-of-ann");
		assertThat(scan(() -> {
			LoggerFactory.getLogger(Exchanges.class).trace("POST /auth/login: 200 in 3 ms, the-password-of-bob");
			Mono.error(new IllegalStateException("the-password-of-bob")).onErrorComplete().block();
		}).isEmpty()).isTrue();
	}

	@Test
	void whatAnExceptionTellsIsFoundThoughNobodyLogsIt() {
		String swallowed = plant("swallowed");
		String signalled = plant("signalled");
		String computed = plant("computed");
		String answered = plant("answered");
		assertThat(scan(() -> {
			try {
				throw new IllegalArgumentException("Not a number: " + swallowed);
			}
			catch (IllegalArgumentException ex) {
				// Nobody hears of it
			}
			StepVerifier.create(Flux.error(new IllegalStateException(signalled)))
				.verifyError(IllegalStateException.class);
			StepVerifier.create(Mono.error(new UncheckedIOException(null, new IOException()) {
				@Override
				public String getMessage() {
					return computed;
				}
			})).verifyError(UncheckedIOException.class);
			DirectusError error = new DirectusError("Refused", "REFUSED", Map.of("value", answered));
			StepVerifier
				.create(Mono
					.error(new DirectusResponseException(new ErrorReply(400, "GET /a", List.of(error), "", null))))
				.verifyError(DirectusResponseException.class);
		}).kindsAndSources()).contains("swallowed by java.lang.IllegalArgumentException",
				"signalled by java.lang.IllegalStateException", "computed by " + LogScanTests.class.getName() + "$1",
				"answered by " + DirectusResponseException.class.getName());
	}

	@Test
	void aFindingSaysWhoAndHowAndShowsNoSecret() {
		String token = plant("access token");
		String password = plant("password");
		Findings findings = scan(() -> LoggerFactory.getLogger(Exchanges.class)
			.trace("POST /auth/login with {\"password\":\"" + password + "\"} as Bearer " + token + " failed"));
		assertThat(findings.toString()).isEqualTo(
				"""
						- password by %1$s, first during no test: POST /auth/login with {"password":"***"} as Bearer *** failed
						- access token by %1$s, first during no test: POST /auth/login with {"password":"***"} as Bearer *** failed"""
					.formatted(Exchanges.class.getName()));
	}

	@Test
	void nothingMoreIsPrintedThanWithoutAScan() {
		ch.qos.logback.classic.Logger root = (ch.qos.logback.classic.Logger) LoggerFactory
			.getLogger(Logger.ROOT_LOGGER_NAME);
		ListAppender<ILoggingEvent> printed = new ListAppender<>();
		printed.start();
		root.addAppender(printed);
		try {
			scan(() -> {
				Logger log = LoggerFactory.getLogger(Exchanges.class);
				assertThat(log.isTraceEnabled()).isTrue();
				log.trace("plain");
				log.atTrace().log("fluent");
				log.atInfo().log("told");
				assertThat(LoggerFactory.getLogger("com.example").isTraceEnabled()).isFalse();
			});
		}
		finally {
			root.detachAppender(printed);
		}
		assertThat(LoggerFactory.getLogger(Exchanges.class).isTraceEnabled()).isFalse();
		assertThat(printed.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly("told");
	}

	@Test
	void aStopAndResetOfTheLoggersDoesNotEndIt() {
		LoggerContext logging = new LoggerContext();
		Transcript transcript = new Transcript(this.folder.resolve("transcript.txt"));
		EveryEvent events = new EveryEvent(logging, transcript);
		events.watch();
		for (int start = 1; start <= 3; start++) {
			// As Spring Boot does when an application starts
			logging.stop();
			logging.reset();
			logging.start();
			logging.getLogger("reactor.netty").trace("still heard");
		}
		events.leave();
		logging.getLogger("reactor.netty").trace("not heard any more");
		List<String> heard = new ArrayList<>();
		transcript.end((entry) -> heard.add(entry.source() + ": " + entry.text()));
		assertThat(heard).hasSize(3).containsOnly("reactor.netty: still heard");
	}

	private Findings scan(Runnable run) {
		LogScan scan = new LogScan(this.folder, this.secrets, this.timeline);
		scan.start();
		run.run();
		return scan.end();
	}

	private String plant(String kind) {
		String secret = random(20);
		this.secrets.add(kind, secret);
		return secret;
	}

	private static Throwable suppressing(String message) {
		IllegalStateException failure = new IllegalStateException("b");
		failure.addSuppressed(new IllegalStateException(message));
		return failure;
	}

	private static void logWithContext(Logger log, String secret) {
		MDC.put("user", secret);
		log.trace("Sent");
		MDC.remove("user");
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String random(int length) {
		byte[] bytes = new byte[length];
		new SecureRandom().nextBytes(bytes);
		return Base64.getUrlEncoder().encodeToString(bytes).substring(0, length);
	}

}
