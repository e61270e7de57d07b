/**
 * What can go wrong with Directus, as exceptions that say what happened, where, and what
 * to do next. No message holds a token, a password or a query value.
 */
@NullMarked
package io.github.springdirectus.error;

import org.jspecify.annotations.NullMarked;
