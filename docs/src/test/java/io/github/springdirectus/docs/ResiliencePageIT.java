package io.github.springdirectus.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.springdirectus.core.DirectusCall;
import io.github.springdirectus.core.DirectusCallDecorator;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusCallRejectedException;
import io.github.springdirectus.error.DirectusException;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.error.DirectusUnavailableException;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusId;
import io.github.springdirectus.testserver.DirectusSeed;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import io.github.springdirectus.testserver.fault.Fault;
import io.github.springdirectus.testserver.fault.FaultProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page on resilience: its configuration in an application, before a real Directus
 * that can't be reached, comes back, or is slow.
 */
class ResiliencePageIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

	private static FaultProxy proxy;

	private static ConfigurableApplicationContext application;

	private static CircuitBreaker breaker;

	private final DirectusTemplate directus = application.getBean(DirectusTemplate.class);

	private final ItemOperations<Article> articles = this.directus.collection(Article.class);

	@BeforeAll
	static void start() {
		DirectusServer server = DirectusServer.shared(DirectusVersion.V11);
		server.applyOnce(DirectusSeed.fromResource("newsroom.yaml"));
		proxy = FaultProxy.to(server.url());
		application = new SpringApplicationBuilder(DocsApplication.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off")
			.initializers((context) -> ofThePage().forEach(context.getEnvironment().getPropertySources()::addLast))
			.run("--directus.url=" + proxy.url(), "--directus.auth.token=" + server.adminToken(),
					"--directus.retry.first-backoff=1ms",
					// The page says 20 s
					"--resilience4j.circuitbreaker.instances.directus.wait-duration-in-open-state=500ms");
		breaker = application.getBean(CircuitBreakerRegistry.class).circuitBreaker("directus");
	}

	@AfterAll
	static void stop() {
		application.close();
		proxy.close();
	}

	@BeforeEach
	void begin() {
		proxy.heal();
		proxy.clear();
		breaker.reset();
	}

	private static List<PropertySource<?>> ofThePage() {
		List<PropertySource<?>> sources = new ArrayList<>();
		try {
			Matcher yaml = YAML.matcher(Files.readString(Path.of("../docs/resilience.md")));
			while (yaml.find()) {
				sources.addAll(new YamlPropertySourceLoader().load("page " + sources.size(),
						new ByteArrayResource(yaml.group(1).getBytes())));
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return sources;
	}

	@Test
	void whatThePageConfiguresIsThere() {
		assertThat(breaker.getCircuitBreakerConfig().getSlidingWindowSize()).isEqualTo(20);
		assertThat(breaker.getCircuitBreakerConfig().getMinimumNumberOfCalls()).isEqualTo(10);
		assertThat(application.getBean(BulkheadRegistry.class)
			.bulkhead("directus")
			.getBulkheadConfig()
			.getMaxConcurrentCalls()).isEqualTo(64);
		assertThat(application.getEnvironment().getProperty("directus.retry.rate-limit-wait")).isEqualTo("30s");
	}

	@Test
	void aServerThatIsDownOpensTheBreakerWhichFailsFastAndClosesWhenItIsBack() {
		ItemOperations<Article> articles = this.articles;
		StepVerifier.create(articles.count()).expectNext(120L).expectComplete().verify(TIMEOUT);
		goDown();
		Mono<Long> untilOpen = articles.count()
			.onErrorResume((ex) -> !(ex instanceof DirectusCallRejectedException), (ex) -> Mono.empty())
			.repeatWhenEmpty(20, (times) -> times);
		StepVerifier.create(untilOpen).expectError(DirectusCallRejectedException.class).verify(TIMEOUT);
		assertThat(breaker.getState()).isEqualTo(State.OPEN);

		breaker.transitionToOpenStateFor(Duration.ofMinutes(1));
		long sent = breaker.getMetrics().getNumberOfBufferedCalls();
		proxy.acceptConnections();
		proxy.clear();
		List<Throwable> failures = Flux.range(0, 100)
			.flatMap((call) -> articles.count().<Throwable>then(Mono.empty()).onErrorResume(Mono::just), 100)
			.collectList()
			.block(TIMEOUT);
		assertThat(failures).hasSize(100).hasOnlyElementsOfType(DirectusCallRejectedException.class);
		assertThat(proxy.count()).as("sent while it is open").isZero();
		assertThat(breaker.getMetrics().getNumberOfBufferedCalls()).isEqualTo((int) sent);

		breaker.transitionToHalfOpenState();
		goDown();
		// As many attempts as may try the server
		StepVerifier.create(articles.count()).expectError(DirectusTransportException.class).verify(TIMEOUT);
		assertThat(breaker.getState()).as("it is still down").isEqualTo(State.OPEN);
		proxy.acceptConnections();
		Mono<Long> patient = articles.count()
			.onErrorResume(DirectusCallRejectedException.class, (ex) -> (ex.retryAfter() != null)
					? Mono.delay(ex.retryAfter()).then(articles.count()) : Mono.error(ex));
		StepVerifier.create(patient.repeat(2)).expectNext(120L, 120L, 120L).expectComplete().verify(TIMEOUT);
		assertThat(breaker.getState()).isEqualTo(State.CLOSED);
	}

	private void goDown() {
		proxy.refuseConnections();
		proxy.resetConnections();
	}

	@Test
	void aServerUnderPressureOpensItToo() {
		proxy.fail(Fault.unavailable()).always();
		Mono<Long> untilOpen = this.articles.count()
			.onErrorResume((ex) -> !(ex instanceof DirectusCallRejectedException), (ex) -> Mono.empty())
			.repeatWhenEmpty(20, (times) -> times);
		StepVerifier.create(untilOpen).expectError(DirectusCallRejectedException.class).verify(TIMEOUT);
		assertThat(proxy.count()).as("the fewest that open it").isEqualTo(10);
	}

	@Test
	void whoAsksForTooMuchOpensItForNobody() {
		Flux<?> refused = Flux.range(0, 40)
			.concatMap((call) -> this.directus.collection("no_such_collection").find().onErrorComplete());
		StepVerifier.create(refused).expectComplete().verify(TIMEOUT);
		assertThat(breaker.getState()).isEqualTo(State.CLOSED);
		assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isZero();
	}

	@Test
	void moreCallsThanTheBulkheadTakesFailAtOnce() {
		proxy.fail(Fault.stall()).always();
		List<DirectusException> rejections = new ArrayList<>();
		var calls = Flux.range(0, 70)
			.flatMap((call) -> this.articles.count().onErrorResume(DirectusException.class, (ex) -> {
				rejections.add(ex);
				return Mono.empty();
			}), 70)
			.subscribe();
		assertThat(rejections).hasSize(6).hasOnlyElementsOfType(DirectusCallRejectedException.class);
		calls.dispose();
	}

	@Test
	void aCallHasAnEnd() {
		ItemOperations<Article> articles = this.articles;
		Mono<Long> count = articles.count().timeout(Duration.ofSeconds(3));
		StepVerifier.create(count).expectNext(120L).expectComplete().verify(TIMEOUT);
	}

	@Test
	void whatWasKnownLastTakesThePlaceOfWhatCannotBeRead() {
		ItemOperations<Article> articles = this.articles;
		Flux<Article> latest = articles.find((q) -> q.limit(20))
			.onErrorResume(DirectusUnavailableException.class, (ex) -> lastKnown());
		StepVerifier.create(latest).expectNextCount(20).expectComplete().verify(TIMEOUT);
		breaker.transitionToForcedOpenState();
		StepVerifier.create(latest).expectNext(new Article(0, "known")).expectComplete().verify(TIMEOUT);
	}

	private Flux<Article> lastKnown() {
		return Flux.just(new Article(0, "known"));
	}

	@Test
	void notAllCallsAreMadeAtOnce() {
		ItemOperations<Article> articles = this.articles;
		Flux<Integer> ids = Flux.range(1, 100);
		Flux<Article> found = ids.flatMap(articles::findById, 16);
		StepVerifier.create(found).expectNextCount(100).expectComplete().verify(TIMEOUT);
	}

	@Test
	void aTemplateWaitsWithoutSpringBoot() {
		DirectusTemplate directus = DirectusTemplate.builder()
			.url("https://cms.example.com")
			.waitForRateLimit(Duration.ofSeconds(30))
			.build();
		assertThat(directus).isNotNull();
	}

	@Test
	void callsAreKeptBackDuringAnUpgrade() {
		Snippets.Maintenance maintenance = new Snippets.Maintenance();
		ItemOperations<Article> articles = application.getBean(DirectusTemplate.Builder.class)
			.callDecorator(maintenance)
			.build()
			.collection(Article.class);
		StepVerifier.create(articles.count()).expectNextCount(1).expectComplete().verify(TIMEOUT);
		maintenance.upgrading(true);
		StepVerifier.create(articles.count()).expectErrorMessage("Directus is being upgraded.").verify(TIMEOUT);
		assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isZero();
	}

	@DirectusCollection("articles")
	record Article(@DirectusId int id, String title) {
	}

	/** Types in an interface are static, and stand here as they stand on the page. */
	interface Snippets {

		class Maintenance implements DirectusCallDecorator {

			private final AtomicBoolean upgrading = new AtomicBoolean();

			void upgrading(boolean upgrading) {
				this.upgrading.set(upgrading);
			}

			@Override
			public <T> Flux<T> decorate(DirectusCall call, Flux<T> attempt) {
				return Flux.defer(() -> this.upgrading.get() ? Flux.error(
						new DirectusCallRejectedException("Directus is being upgraded.", Duration.ofMinutes(5), null))
						: attempt);
			}

		}

	}

}
