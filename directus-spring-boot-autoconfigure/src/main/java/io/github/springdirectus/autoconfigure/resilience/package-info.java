/**
 * Puts the circuit breaker and the bulkhead of Resilience4j around the calls to Directus.
 * Nothing here is for applications to touch.
 */
@NullMarked
package io.github.springdirectus.autoconfigure.resilience;

import org.jspecify.annotations.NullMarked;
