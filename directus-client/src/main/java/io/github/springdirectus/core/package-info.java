/**
 * Where users start: the template, its builder, and requests of their own.
 */
@NullMarked
package io.github.springdirectus.core;

import org.jspecify.annotations.NullMarked;
