package io.github.springdirectus.items;

/**
 * What a batch does.
 */
enum BatchKind {

	CREATE, UPDATE, DELETE

}
