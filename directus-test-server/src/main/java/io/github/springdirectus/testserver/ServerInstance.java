package io.github.springdirectus.testserver;

/**
 * One server, however it runs. It answers when it is handed out.
 */
interface ServerInstance extends AutoCloseable {

	String url();

	String number();

	AdminAccount account();

	/**
	 * Starts it again at the same address with the same data, and returns once it
	 * answers.
	 */
	void start();

	/**
	 * Kills it; address and data stay.
	 */
	void stop();

	/**
	 * Kills it and removes what it left.
	 */
	@Override
	void close();

}
