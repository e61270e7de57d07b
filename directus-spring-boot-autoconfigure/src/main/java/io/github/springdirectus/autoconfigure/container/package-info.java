/**
 * Connects an application to a Directus in a container: that of its Docker Compose file,
 * or one of Testcontainers. Nothing here is for applications to touch.
 */
@NullMarked
package io.github.springdirectus.autoconfigure.container;

import org.jspecify.annotations.NullMarked;
