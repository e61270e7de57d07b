/**
 * Starts a real Directus for tests and fills it from one declarative file. Users meet
 * {@link io.github.springdirectus.testserver.DirectusServer},
 * {@link io.github.springdirectus.testserver.DirectusSeed} and
 * {@link io.github.springdirectus.testserver.WithDirectus}; how a server is installed and
 * run stays inside.
 */
@NullMarked
package io.github.springdirectus.testserver;

import org.jspecify.annotations.NullMarked;
