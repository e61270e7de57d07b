package io.github.springdirectus.test;

import java.math.BigDecimal;
import java.time.Instant;

import io.github.springdirectus.model.DirectusCollection;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * An application that is nothing but the starter.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Bookshop {

	@DirectusCollection("bookshop_books")
	record Book(Integer id, String title, BigDecimal price, Instant datePublished, Author author) {

	}

	record Author(String id, String name) {

	}

}
