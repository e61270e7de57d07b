package io.github.springdirectus.write;

/**
 * What is listed of a to-many relation.
 */
sealed interface Member {

	/** An item that is created or changed. */
	record Write(WriteNode node) implements Member {
	}

	/** An item that is linked and not changed. */
	record Link(Object key) implements Member {
	}

	/** A row that is there and stays as it is. */
	record Keep(Object key) implements Member {
	}

	/** A row that is taken out. */
	record Unlink(Object key) implements Member {
	}

	/** Rows that are taken out, by what they hold. */
	record UnlinkMatch(Match match) implements Member {
	}

}
