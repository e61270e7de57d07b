package io.github.springdirectus.autoconfigure.servlet;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.springdirectus.auth.CallerToken;
import io.github.springdirectus.core.DirectusTemplate;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

import static io.github.springdirectus.query.Filters.field;

/**
 * An application of Spring MVC whose controller waits for Directus.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ServletApplication.Articles.class)
class ServletApplication {

	private static final Duration TIMEOUT = Duration.ofSeconds(50);

	@Bean
	CallerTokens callerTokens() {
		CallerTokens accessor = new CallerTokens();
		ContextRegistry.getInstance().registerThreadLocalAccessor(accessor);
		return accessor;
	}

	@Bean
	CallerTokenFilter callerTokenFilter(CallerTokens tokens) {
		return new CallerTokenFilter(tokens);
	}

	@RestController
	static class Articles {

		private final DirectusTemplate directus;

		Articles(DirectusTemplate directus) {
			this.directus = directus;
		}

		/** Says which threads they are that wait. */
		@GetMapping("/articles")
		List<String> articles() {
			String threads = Thread.currentThread().getThreadGroup().getName();
			return this.directus.collection("articles")
				.find()
				.map((article) -> article.get("title") + " in " + threads)
				.collectList()
				.block(TIMEOUT);
		}

		@GetMapping("/stream")
		List<Object> stream() {
			try (Stream<Map<String, @Nullable Object>> all = this.directus.collection("articles").stream().toStream()) {
				return all.map((article) -> article.get("title")).toList();
			}
		}

		@GetMapping("/mine/{number}")
		int mine(@PathVariable int number) {
			return this.directus.asCaller()
				.collection("articles")
				.find((q) -> q.filter(field("number").eq(number)))
				.collectList()
				.block(TIMEOUT)
				.size();
		}

	}

	/**
	 * The token of whoever calls, on the thread of the call.
	 */
	static class CallerTokens implements ThreadLocalAccessor<CallerToken> {

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

	static class CallerTokenFilter extends OncePerRequestFilter {

		private final CallerTokens tokens;

		CallerTokenFilter(CallerTokens tokens) {
			this.tokens = tokens;
		}

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			String header = request.getHeader(HttpHeaders.AUTHORIZATION);
			if (header != null && header.startsWith("Bearer ")) {
				this.tokens.setValue(CallerToken.of(header.substring("Bearer ".length())));
			}
			try {
				chain.doFilter(request, response);
			}
			finally {
				this.tokens.setValue();
			}
		}

	}

}
