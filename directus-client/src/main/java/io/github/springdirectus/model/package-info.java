/**
 * The annotations that users put on the types which Directus items are read into.
 */
@NullMarked
package io.github.springdirectus.model;

import org.jspecify.annotations.NullMarked;
