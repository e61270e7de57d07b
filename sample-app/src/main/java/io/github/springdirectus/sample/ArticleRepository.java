package io.github.springdirectus.sample;

import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.items.ItemPage;
import io.github.springdirectus.query.Sort;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Repository;
import org.springframework.util.StringUtils;

import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Sort.desc;

/**
 * The articles in Directus.
 */
@Repository
class ArticleRepository {

	/**
	 * Many articles may share a date, and all drafts have none: the key decides then, so
	 * that no article is on two pages.
	 */
	private static final Sort[] NEWEST_FIRST = { desc("date_published"), desc("id") };

	private final ItemOperations<Article> articles;

	ArticleRepository(DirectusOperations directus) {
		this.articles = directus.collection(Article.class);
	}

	Mono<ItemPage<Article>> findPage(@Nullable ArticleStatus status, @Nullable String text, int page, int size) {
		return this.articles.findPage((query) -> {
			query.sort(NEWEST_FIRST).limit(size).page(page);
			if (status != null) {
				query.filter(field("status").eq(status));
			}
			if (StringUtils.hasText(text)) {
				query.search(text);
			}
		});
	}

	Flux<Article> findAll() {
		return this.articles.stream();
	}

	Mono<Article> findById(int id) {
		return this.articles.findById(id);
	}

	Mono<Article> create(NewArticle article) {
		return this.articles.create(article);
	}

	/**
	 * Changes an article.
	 * @return the changed article; empty where there is none
	 */
	Mono<Article> update(int id, ArticlePatch patch) {
		return ifExists(id, this.articles.updateById(id, patch.changes()));
	}

	/**
	 * Deletes an article.
	 * @return its key; empty where there is none
	 */
	Mono<Integer> delete(int id) {
		return ifExists(id, this.articles.deleteById(id).thenReturn(id));
	}

	/**
	 * Directus answers an administrator's change of a missing item like one that was
	 * made, and anybody else's like a forbidden one: so ask first.
	 */
	private <T> Mono<T> ifExists(int id, Mono<T> change) {
		return this.articles.count((query) -> query.filter(field("id").eq(id)))
			.filter((found) -> found > 0)
			.flatMap((found) -> change);
	}

}
