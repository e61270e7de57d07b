package io.github.springdirectus.sample;

import java.net.URI;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The articles over HTTP.
 */
@RestController
@RequestMapping("/api")
class ArticleController {

	private final ArticleRepository articles;

	ArticleController(ArticleRepository articles) {
		this.articles = articles;
	}

	@GetMapping("/articles")
	Mono<ArticlePage> list(@RequestParam @Nullable ArticleStatus status, @RequestParam @Nullable String q,
			@RequestParam(defaultValue = "1") @Min(1) int page,
			@RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
		return this.articles.findPage(status, q, page, size)
			.map((found) -> new ArticlePage(found.items(), page, size, found.filterCount()));
	}

	/**
	 * All articles, a line each, written as they come from Directus and no faster than
	 * they are read.
	 */
	@GetMapping(path = "/articles.ndjson", produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<Article> stream() {
		return this.articles.findAll();
	}

	@GetMapping("/articles/{id}")
	Mono<Article> read(@PathVariable int id) {
		return this.articles.findById(id).switchIfEmpty(notFound(id));
	}

	/**
	 * Stores an article. One that may be written but not read has neither body nor
	 * address.
	 */
	@PostMapping("/articles")
	Mono<ResponseEntity<Article>> create(@RequestBody @Valid NewArticle article) {
		return this.articles.create(article)
			.map((stored) -> ResponseEntity.created(URI.create("/api/articles/" + stored.id())).body(stored))
			.switchIfEmpty(Mono.fromSupplier(() -> ResponseEntity.status(HttpStatus.CREATED).build()));
	}

	@PatchMapping("/articles/{id}")
	Mono<Article> update(@PathVariable int id, @RequestBody @Valid ArticlePatch patch) {
		return this.articles.update(id, patch).switchIfEmpty(notFound(id));
	}

	@DeleteMapping("/articles/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> delete(@PathVariable int id) {
		return this.articles.delete(id).switchIfEmpty(notFound(id)).then();
	}

	private static <T> Mono<T> notFound(int id) {
		return Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no article " + id + "."));
	}

}
