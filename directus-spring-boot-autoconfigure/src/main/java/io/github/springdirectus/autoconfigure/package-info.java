/**
 * Configures the Directus client in a Spring Boot application, and says at its start what
 * is missing or wrong. Applications touch the properties, the connection details and the
 * customizer.
 */
@NullMarked
package io.github.springdirectus.autoconfigure;

import org.jspecify.annotations.NullMarked;
