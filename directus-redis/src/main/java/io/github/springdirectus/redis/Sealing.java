package io.github.springdirectus.redis;

import java.security.GeneralSecurityException;

/**
 * What becomes of names and values on their way into Redis.
 */
interface Sealing {

	/** They stand there as they are. */
	Sealing NONE = new Sealing() {

		@Override
		public String name(String kind, String id) {
			return id;
		}

		@Override
		public String seal(String name, String value) {
			return value;
		}

		@Override
		public String open(String name, String sealed) {
			return sealed;
		}

	};

	/**
	 * What names an entry within its kind.
	 */
	String name(String kind, String id);

	/**
	 * What is kept under a name.
	 */
	String seal(String name, String value);

	/**
	 * What was sealed.
	 * @throws GeneralSecurityException where it was not sealed so, or under another name
	 */
	String open(String name, String sealed) throws GeneralSecurityException;

}
