/**
 * What users put on and into the types which Directus items are read into: annotations,
 * and the values that stand for related items.
 */
@NullMarked
package io.github.springdirectus.model;

import org.jspecify.annotations.NullMarked;
