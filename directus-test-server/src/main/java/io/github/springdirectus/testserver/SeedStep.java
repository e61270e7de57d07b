package io.github.springdirectus.testserver;

/**
 * A request that an entry of a seed leads to.
 *
 * @param entry the entry, for messages
 * @param path where the body is posted
 * @param body the body
 */
record SeedStep(String entry, String path, Object body) {

}
