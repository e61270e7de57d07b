/**
 * The one way out to Directus: encodes paths, attaches the identity, sends, repeats, and
 * reads envelopes element by element. Internal: public for the compiler, not API.
 */
@NullMarked
package io.github.springdirectus.http;

import org.jspecify.annotations.NullMarked;
