/**
 * Reading and writing the items of collections.
 */
@NullMarked
package io.github.springdirectus.items;

import org.jspecify.annotations.NullMarked;
