/**
 * What an application compiled ahead of time has to know of the types of its items.
 * Nothing here is for applications to touch.
 */
@NullMarked
package io.github.springdirectus.autoconfigure.aot;

import org.jspecify.annotations.NullMarked;
