package io.github.springdirectus.write;

import java.util.UUID;

/**
 * Makes the keys of new items, where they are UUIDs and a tag asks for them: then they
 * are known whatever the caller may read.
 */
final class ClientKeys {

	private ClientKeys() {
	}

	static WriteNode assign(WriteNode node) {
		boolean made = node.action() == Action.CREATE && node.key() == null && node.type().uuid() && node.hasTags();
		return (made ? node.withKey(UUID.randomUUID()) : node).mapNested(ClientKeys::assign);
	}

}
