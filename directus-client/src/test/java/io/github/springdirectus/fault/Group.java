package io.github.springdirectus.fault;

/**
 * A table of its own.
 */
enum Group {

	READS("Reads"), WRITES("Writes"), TOKENS("Logins and callers");

	private final String title;

	Group(String title) {
		this.title = title;
	}

	static Group of(Operation operation) {
		if (operation.plan().session() != Session.STATIC_TOKEN || operation.kind() == Kind.RESOLVE) {
			return TOKENS;
		}
		return operation.kind().isWrite() ? WRITES : READS;
	}

	@Override
	public String toString() {
		return this.title;
	}

}
