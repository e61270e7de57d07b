package io.github.springdirectus.testserver.fault;

/**
 * Resets a connection before anything is read from it.
 */
record ResetOnConnect() implements ConnectionFault {

	@Override
	public void apply(Connection connection) {
		connection.reset();
	}

}
