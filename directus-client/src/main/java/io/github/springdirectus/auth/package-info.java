/**
 * Who requests are made as.
 */
@NullMarked
package io.github.springdirectus.auth;

import org.jspecify.annotations.NullMarked;
