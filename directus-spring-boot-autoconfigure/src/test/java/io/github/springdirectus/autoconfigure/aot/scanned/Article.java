package io.github.springdirectus.autoconfigure.aot.scanned;

import java.util.List;

import io.github.springdirectus.model.DirectusCollection;

@DirectusCollection("articles")
public record Article(Integer id, String title, Author author, List<Comment> comments) {

}
