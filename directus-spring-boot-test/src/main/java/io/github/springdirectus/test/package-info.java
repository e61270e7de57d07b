/**
 * Puts a real Directus into the Spring Boot tests of an application. Tests touch the
 * annotation; a main class for development may use the connection details.
 */
@NullMarked
package io.github.springdirectus.test;

import org.jspecify.annotations.NullMarked;
