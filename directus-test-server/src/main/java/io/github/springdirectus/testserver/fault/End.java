package io.github.springdirectus.testserver.fault;

import java.io.IOException;

/**
 * How an answer breaks off.
 */
enum End {

	/**
	 * With RST. What is still under way then is lost, so a client that reads gets the
	 * time to do so.
	 */
	RESET {

		@Override
		void of(Connection connection, long sent) {
			if (sent > UNDER_WAY) {
				connection.settle();
			}
			connection.reset();
		}

	},

	/**
	 * With nothing: the connection stays open.
	 */
	STALL {

		@Override
		void of(Connection connection, long sent) {
			connection.park();
		}

	},

	/**
	 * With FIN, as if that had been all.
	 */
	CLOSE {

		@Override
		void of(Connection connection, long sent) throws IOException {
			connection.endOfServer();
			connection.park();
		}

	};

	private static final long UNDER_WAY = 16 * 1024;

	abstract void of(Connection connection, long sent) throws IOException;

}
