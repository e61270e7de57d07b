package io.github.springdirectus.autoconfigure;

import java.time.Duration;
import java.util.List;

import io.github.springdirectus.core.DirectusTemplate;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.reactor.autoconfigure.ReactorAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where an application traces, its traces go on in Directus: by the header of W3C Trace
 * Context, on each request.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C</a>
 */
class TracingTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final StubDirectus directus = StubDirectus.start();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(ObservationAutoConfiguration.class, OpenTelemetrySdkAutoConfiguration.class,
						OpenTelemetryTracingAutoConfiguration.class, MicrometerTracingAutoConfiguration.class,
						ReactorAutoConfiguration.class, HttpClientAutoConfiguration.class,
						ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
						WebClientObservationAutoConfiguration.class, DirectusAutoConfiguration.class))
		.withPropertyValues("directus.url=" + this.directus.url(), "directus.auth.email=ann@example.com",
				"directus.auth.password=hush");

	@BeforeEach
	void answer() {
		this.directus
			.answer("/auth/login", 200,
					"{\"data\":{\"expires\":900000,\"refresh_token\":\"r1\",\"access_token\":\"a1\"}}")
			.answer("/items/articles", 200, "{\"data\":[]}");
	}

	@AfterEach
	void close() {
		this.directus.close();
		Hooks.disableAutomaticContextPropagation();
	}

	@Test
	void theTraceInTheReactorContextGoesOnInEveryRequest() {
		this.runner.run((context) -> {
			Observation call = call(context);
			String trace = call.scopedChecked(() -> trace(context));
			articles(context).contextWrite((written) -> written.put(ObservationThreadLocalAccessor.KEY, call))
				.blockLast(TIMEOUT);
			assertThat(traces()).containsExactly("/auth/login " + trace, "/items/articles " + trace);
			assertThat(this.directus.requests()).extracting((request) -> request.headers().get("traceparent"))
				.as("a span for each request")
				.doesNotHaveDuplicates();
		});
	}

	@Test
	void theTraceOfAThreadThatBlocksDoesWhereContextsArePropagated() {
		this.runner.withPropertyValues("spring.reactor.context-propagation=auto").run((context) -> {
			Observation call = call(context);
			String trace = call.observe(() -> {
				articles(context).blockLast(TIMEOUT);
				return trace(context);
			});
			assertThat(traces()).containsExactly("/auth/login " + trace, "/items/articles " + trace);
		});
	}

	@Test
	void withoutATraceEachRequestBeginsOne() {
		this.runner.run((context) -> {
			articles(context).blockLast(TIMEOUT);
			assertThat(this.directus.requests()).hasSize(2)
				.allSatisfy((request) -> assertThat(request.headers().get("traceparent"))
					.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}"));
		});
	}

	private static Flux<?> articles(ApplicationContext context) {
		return context.getBean(DirectusTemplate.class).collection("articles").find();
	}

	private static Observation call(ApplicationContext context) {
		return Observation.start("a.call.of.the.application", context.getBean(ObservationRegistry.class));
	}

	private static String trace(ApplicationContext context) {
		return context.getBean(Tracer.class).currentSpan().context().traceId();
	}

	private List<String> traces() {
		return this.directus.requests()
			.stream()
			.map((request) -> request.uri().split("\\?")[0] + " " + request.headers().get("traceparent").split("-")[1])
			.toList();
	}

}
