/**
 * A small newsroom: articles that live in Directus, served as JSON.
 */
@NullMarked
package io.github.springdirectus.sample;

import org.jspecify.annotations.NullMarked;
