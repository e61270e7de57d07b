package io.github.springdirectus.fault;

/**
 * What the rule asks of the request that meets a fault.
 */
enum Kind {

	/** A read whose result is one value, or is collected. */
	READ,

	/** A read whose elements leave as they arrive. */
	LIST,

	/** A list that is passed on as it arrives, whatever it is. */
	BYTES,

	/** A page of a stream, which is gone on with after its last item. */
	STREAM,

	/** A request of a stream whose answer is collected. */
	STREAM_BY_KEYS,

	/** A write. A login is one too. */
	WRITE,

	/** A write whose items leave as they arrive. */
	LIST_WRITE,

	/** A write that is answered without a body. */
	SILENT_WRITE,

	/** A refresh for a read, of tokens that are all there is. */
	REFRESH,

	/** A refresh for a read, where there is a password to log in with. */
	REFRESH_OR_LOGIN,

	/** A look-up of a caller. */
	RESOLVE;

	boolean isWrite() {
		return this == WRITE || this == LIST_WRITE || this == SILENT_WRITE;
	}

	/**
	 * Whether elements leave before the answer is whole.
	 */
	boolean isList() {
		return this == LIST || this == BYTES || this == LIST_WRITE || this == STREAM;
	}

	boolean isStream() {
		return this == STREAM || this == STREAM_BY_KEYS;
	}

}
