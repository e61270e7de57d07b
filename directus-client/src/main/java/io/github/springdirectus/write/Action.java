package io.github.springdirectus.write;

import io.github.springdirectus.model.Access;

/**
 * What is done to an item, as far as it is known.
 */
enum Action {

	CREATE, UPDATE,

	/** Updated where it is there, else created. */
	ENSURE;

	WriteOperation operation() {
		return (this == CREATE) ? WriteOperation.CREATE : WriteOperation.UPDATE;
	}

	boolean needs(Access access) {
		return (access == Access.CREATE && this != UPDATE) || (access == Access.UPDATE && this != CREATE);
	}

}
