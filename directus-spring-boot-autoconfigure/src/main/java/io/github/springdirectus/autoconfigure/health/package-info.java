/**
 * The health of the Directus servers of an application.
 */
@NullMarked
package io.github.springdirectus.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
