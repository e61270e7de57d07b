package io.github.springdirectus.http;

import java.util.List;

/**
 * Reads a run of whole elements.
 *
 * @param <T> what an element becomes
 */
@FunctionalInterface
public interface ElementReader<T> {

	/**
	 * Read a run.
	 * @param json an array that holds the text of a JSON array
	 * @param offset where the text begins
	 * @param length the length of the text
	 * @return the elements, in their order
	 */
	List<T> read(byte[] json, int offset, int length);

}
