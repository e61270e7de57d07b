package io.github.springdirectus.write;

import java.util.HashSet;
import java.util.Set;

import io.github.springdirectus.error.DirectusRequestException;

/**
 * The tags of a write, of which none is there twice.
 */
final class TagNames {

	private final Set<String> taken = new HashSet<>();

	String take(String tag) {
		if (tag.isBlank()) {
			throw new DirectusRequestException("A tag is blank: name it, or leave it out");
		}
		if (!this.taken.add(tag)) {
			throw new DirectusRequestException(
					"The tag \"" + tag + "\" is there twice: its key could be that of either item");
		}
		return tag;
	}

}
