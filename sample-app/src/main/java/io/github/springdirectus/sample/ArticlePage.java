package io.github.springdirectus.sample;

import java.util.List;

/**
 * A page of articles, and how many there are on all pages.
 */
record ArticlePage(List<Article> items, int page, int size, long total) {

}
