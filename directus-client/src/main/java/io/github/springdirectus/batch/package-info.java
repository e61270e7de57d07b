/**
 * Batches of any size: how they are cut into requests, and what became of each input.
 * Values without I/O. Users touch {@link BatchOptions} and {@link BatchItem}; the rest is
 * for the room that sends the requests.
 */
@NullMarked
package io.github.springdirectus.batch;

import org.jspecify.annotations.NullMarked;
