package io.github.springdirectus.testserver.fault;

/**
 * Strikes a connection as soon as it is accepted.
 */
non-sealed interface ConnectionFault extends Fault {

	void apply(Connection connection);

}
