package io.github.springdirectus.docs;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.github.springdirectus.auth.CallerToken;
import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusId;
import io.github.springdirectus.test.DirectusServerTest;
import io.github.springdirectus.testserver.DirectusServer;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The page on blocking code, each snippet on a thread that waits for a real Directus. A
 * whole application of servlets is run by the tests of the auto-configuration.
 */
@SpringBootTest(properties = "spring.reactor.context-propagation=auto")
@DirectusServerTest(seed = { "newsroom.yaml", "identity.yaml" })
class BlockingPageIT {

	@DirectusCollection("articles")
	record Article(@DirectusId Integer id, String title) {
	}

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	@Autowired
	private DirectusTemplate directus;

	@Autowired
	private DirectusServer server;

	@Autowired
	private Snippets.CallerFilter filter;

	@AfterAll
	static void endPropagation() {
		ContextRegistry.getInstance().removeThreadLocalAccessor(CallerToken.class);
		Hooks.disableAutomaticContextPropagation();
	}

	@Test
	void aControllerWaits() {
		Snippets.ArticleController controller = new Snippets.ArticleController(this.directus);
		assertThat(controller.article(1).id()).isEqualTo(1);
		assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> controller.article(999_999));
		assertThat(controller.latest()).hasSize(20);
	}

	@Test
	void twoCallsAreWaitedForAtOnce() {
		ItemOperations<Article> articles = this.directus.collection(Article.class);
		Tuple2<Long, List<Article>> both = Mono.zip(articles.count(), articles.find((q) -> q.limit(20)).collectList())
			.block(Duration.ofSeconds(10));
		assertThat(both.getT1()).isGreaterThanOrEqualTo(120);
		assertThat(both.getT2()).hasSize(20);
	}

	@Test
	void allArticlesAreReadOneByOne() {
		ItemOperations<Article> articles = this.directus.collection(Article.class);
		List<String> titles = new ArrayList<>();
		try (Stream<Article> all = articles.stream().toStream(100)) {
			all.map(Article::title).forEach(titles::add);
		}
		assertThat(titles).hasSizeGreaterThanOrEqualTo(120);
	}

	@Test
	void aViewIsThePlainWay() {
		DirectusTemplate directus = this.directus;
		String token = "editor-token";
		Article own = directus.as(DirectusCredentials.accessToken(token))
			.collection(Article.class)
			.getById(1)
			.block(Duration.ofSeconds(10));
		assertThat(own.id()).isEqualTo(1);
	}

	@Test
	void aFilterMakesEachRequestThatOfItsCaller() throws Exception {
		AtomicReference<String> caller = new AtomicReference<>();
		assertThat(status("Bearer editor-token", caller)).isEqualTo(200);
		assertThat(caller.get())
			.isEqualTo(this.server.admin().withToken("editor-token").get("/users/me").required("id").asString());
		assertThat(status("Bearer nobodys", caller)).isEqualTo(401);
		assertThatExceptionOfType(DirectusRequestException.class).as("the token before is gone")
			.isThrownBy(() -> status(null, caller));
	}

	private int status(@Nullable String authorization, AtomicReference<String> caller)
			throws ServletException, IOException {
		MockHttpServletRequest request = new MockHttpServletRequest();
		if (authorization != null) {
			request.addHeader(HttpHeaders.AUTHORIZATION, authorization);
		}
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.filter.doFilter(request, response,
				(passed, answered) -> caller.set(this.directus.asCaller()
					.exchange(HttpMethod.GET, "/users/me")
					.mono(JsonNode.class)
					.block(TIMEOUT)
					.required("id")
					.asString()));
		return response.getStatus();
	}

	/** Types in an interface are static, and stand here as they stand on the page. */
	interface Snippets {

		@RestController
		class ArticleController {

			private final ItemOperations<Article> articles;

			ArticleController(DirectusTemplate directus) {
				this.articles = directus.collection(Article.class);
			}

			@GetMapping("/articles/{id}")
			Article article(@PathVariable int id) {
				return this.articles.findById(id)
					.blockOptional(Duration.ofSeconds(10))
					.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
			}

			@GetMapping("/articles")
			List<Article> latest() {
				return this.articles.find((q) -> q.limit(20)).collectList().block(Duration.ofSeconds(10));
			}

		}

		class CallerTokens implements ThreadLocalAccessor<CallerToken> {

			private final ThreadLocal<@Nullable CallerToken> token = new ThreadLocal<>();

			@Override
			public Object key() {
				return CallerToken.class;
			}

			@Override
			public @Nullable CallerToken getValue() {
				return this.token.get();
			}

			@Override
			public void setValue(CallerToken value) {
				this.token.set(value);
			}

			@Override
			public void setValue() {
				this.token.remove();
			}

		}

		class CallerFilter extends OncePerRequestFilter {

			private final DirectusTemplate directus;

			private final CallerTokens tokens;

			CallerFilter(DirectusTemplate directus, CallerTokens tokens) {
				this.directus = directus;
				this.tokens = tokens;
			}

			@Override
			protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
					throws ServletException, IOException {
				String header = request.getHeader(HttpHeaders.AUTHORIZATION);
				if (header == null || !header.startsWith("Bearer ")) {
					chain.doFilter(request, response);
					return;
				}
				String token = header.substring("Bearer ".length());
				try {
					this.directus.callers().resolve(token).block(Duration.ofSeconds(10));
				}
				catch (DirectusAuthenticationException ex) {
					response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
					return;
				}
				this.tokens.setValue(CallerToken.of(token));
				try {
					chain.doFilter(request, response);
				}
				finally {
					this.tokens.setValue();
				}
			}

		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Beans implements Snippets {

		@Bean
		CallerTokens callerTokens() {
			CallerTokens tokens = new CallerTokens();
			ContextRegistry.getInstance().registerThreadLocalAccessor(tokens);
			return tokens;
		}

		@Bean
		CallerFilter callerFilter(DirectusTemplate directus, CallerTokens tokens) {
			return new CallerFilter(directus, tokens);
		}

	}

}
