package io.github.springdirectus.testserver;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A real Directus for tests. <pre class="code">
 * DirectusServer shared = DirectusServer.shared(DirectusVersion.V11);
 *
 * try (DirectusServer server = DirectusServer.start(DirectusVersion.V11)) {
 *     server.apply(DirectusSeed.fromResource("newsroom.yaml"));
 *     server.admin().get("/items/articles?limit=1");
 * }
 *
 * DirectusServer onPostgres = DirectusServer.onPostgres(DirectusVersion.V11);
 * </pre>
 * <p>
 * It comes from the first of these that is there:
 * <ol>
 * <li>the address in {@code DIRECTUS_TEST_URL}, with an administrator's token in
 * {@code DIRECTUS_TEST_TOKEN} ({@code DIRECTUS_TEST_EMAIL},
 * {@code DIRECTUS_TEST_PASSWORD} and {@code DIRECTUS_TEST_SECRET} where tests ask for
 * them), if the major version is the wanted one;</li>
 * <li>Docker, if Testcontainers is on the class path and a daemon answers;</li>
 * <li>npm, which installs Directus into the user's cache folder
 * ({@code DIRECTUS_TEST_CACHE} for another one), the first time for some minutes, and
 * runs it in a temporary folder.</li>
 * </ol>
 * It keeps its data in SQLite, or where a test asks for it in PostgreSQL, which npm alone
 * serves for; {@link DirectusDatabase#POSTGRES} says where that comes from.
 * <p>
 *
 * {@code DIRECTUS_TEST_SOURCE} set to {@code docker} or {@code npm} allows that one only.
 * Each variable may be given as a system property as well ({@code directus.test.url}).
 * <p>
 * Where a server can't be started an exception says why; nothing is skipped. A server
 * dies with the JVM, also where that is killed.
 */
public final class DirectusServer implements AutoCloseable {

	private final DirectusVersion version;

	private final DirectusDatabase database;

	private final ServerInstance instance;

	private final boolean shared;

	private final DirectusAdmin admin;

	private final Set<DirectusSeed> applied = new HashSet<>();

	private DirectusServer(DirectusVersion version, DirectusDatabase database, ServerInstance instance,
			boolean shared) {
		this.version = version;
		this.database = database;
		this.instance = instance;
		this.shared = shared;
		this.admin = new DirectusAdmin(instance.url(), instance.account().token());
	}

	/**
	 * Starts a server of one's own.
	 * @param version the version
	 * @return the server, which answers, and which the caller closes
	 * @throws DirectusServerException if it can't be started
	 */
	public static DirectusServer start(DirectusVersion version) {
		return builder(version).start();
	}

	/**
	 * The server that all tests of this JVM share. The first call starts it; it runs
	 * until the JVM ends. Give each test class collections of its own there.
	 * @param version the version
	 * @return the server, which answers; it can't be stopped, and closing it does nothing
	 * @throws DirectusServerException if it can't be started
	 */
	public static DirectusServer shared(DirectusVersion version) {
		return shared(version, DirectusDatabase.SQLITE);
	}

	/**
	 * The server on that database that all tests of this JVM share.
	 * @param version the version
	 * @param database what it keeps its data in
	 * @return the server, as of {@link #shared(DirectusVersion)}
	 * @throws DirectusServerException if it can't be started
	 */
	public static DirectusServer shared(DirectusVersion version, DirectusDatabase database) {
		return SharedServers.get(version, database);
	}

	/**
	 * The server on PostgreSQL that all tests of this JVM share.
	 * @param version the version
	 * @return the server, as of {@link #shared(DirectusVersion)}
	 * @throws DirectusServerException if it can't be started, or there is no PostgreSQL;
	 * the message says which test dependency brings one
	 */
	public static DirectusServer onPostgres(DirectusVersion version) {
		return shared(version, DirectusDatabase.POSTGRES);
	}

	/**
	 * Prepares a server of one's own.
	 * @param version the version
	 * @return a builder
	 */
	public static Builder builder(DirectusVersion version) {
		return new Builder(version);
	}

	/**
	 * Where the server answers.
	 * @return for example {@code http://127.0.0.1:40123}, without a slash at the end; it
	 * stays the same while the server is stopped and started
	 */
	public String url() {
		return this.instance.url();
	}

	/**
	 * The major version.
	 * @return the version that was asked for
	 */
	public DirectusVersion version() {
		return this.version;
	}

	/**
	 * What it keeps its data in.
	 * @return the database that was asked for
	 */
	public DirectusDatabase database() {
		return this.database;
	}

	/**
	 * The exact release.
	 * @return for example {@code 11.17.4}
	 */
	public String number() {
		return this.instance.number();
	}

	/**
	 * The administrator's static token.
	 * @return the token
	 */
	public String adminToken() {
		return this.instance.account().token();
	}

	/**
	 * Where the administrator logs in.
	 * @return the e-mail address
	 */
	public String adminEmail() {
		return known(this.instance.account().email(), "DIRECTUS_TEST_EMAIL");
	}

	/**
	 * What the administrator logs in with.
	 * @return the password
	 */
	public String adminPassword() {
		return known(this.instance.account().password(), "DIRECTUS_TEST_PASSWORD");
	}

	/**
	 * What the server signs its access tokens with, for tests that make tokens.
	 * @return the value of its {@code SECRET}
	 */
	public String secret() {
		return known(this.instance.account().secret(), "DIRECTUS_TEST_SECRET");
	}

	/**
	 * Plain requests as the administrator.
	 * @return requests to this server
	 */
	public DirectusAdmin admin() {
		return this.admin;
	}

	/**
	 * Makes the collections, users and items that a seed describes. Its collections must
	 * not be there yet.
	 * @param seed the seed
	 * @throws DirectusSeedException if the server refuses an entry
	 */
	public synchronized void apply(DirectusSeed seed) {
		new SeedApplier(this.admin, this.version, seed).apply();
		this.applied.add(seed);
	}

	/**
	 * Applies a seed unless this object did so before: for test classes that share a
	 * server and a seed.
	 * @param seed the seed
	 * @throws DirectusSeedException if the server refuses an entry
	 */
	public synchronized void applyOnce(DirectusSeed seed) {
		if (!this.applied.contains(seed)) {
			apply(seed);
		}
	}

	/**
	 * Kills the server, as an outage would: connections break, the address refuses new
	 * ones. The data stays.
	 * @throws IllegalStateException for a shared server, and for one that was not started
	 * here
	 */
	public void stop() {
		if (this.shared) {
			throw new IllegalStateException("Other tests use the shared Directus; start one of your own to stop it");
		}
		this.instance.stop();
	}

	/**
	 * Starts it again after {@link #stop()}, at the same address with the same data. Does
	 * nothing where it runs.
	 * @throws DirectusServerException if it does not start
	 */
	public void start() {
		this.instance.start();
	}

	/**
	 * Stops it and starts it again.
	 */
	public void restart() {
		stop();
		start();
	}

	/**
	 * Ends the server and removes its data. A shared server goes on.
	 */
	@Override
	public void close() {
		if (!this.shared) {
			this.instance.close();
		}
	}

	@Override
	public String toString() {
		return "Directus " + number() + " on " + this.database + " at " + url();
	}

	private static String known(@Nullable String value, String variable) {
		if (value == null) {
			throw new IllegalStateException("Set " + variable + " for the server in DIRECTUS_TEST_URL");
		}
		return value;
	}

	/**
	 * Prepares a server.
	 */
	public static final class Builder {

		private final DirectusVersion version;

		private final Map<String, String> environment = new LinkedHashMap<>();

		private String number;

		private DirectusDatabase database = DirectusDatabase.SQLITE;

		private boolean exclusive;

		private @Nullable DirectusSeed seed;

		private Builder(DirectusVersion version) {
			this.version = version;
			this.number = version.number();
		}

		/**
		 * Takes another release of the same major version.
		 * @param number the release, for example {@code 11.12.0}
		 * @return this builder
		 */
		public Builder release(String number) {
			if (DirectusVersion.of(number) != this.version) {
				throw new IllegalArgumentException("Directus " + number + " is not a " + this.version);
			}
			this.number = number;
			return this;
		}

		/**
		 * Keeps the data in PostgreSQL.
		 * @return this builder
		 */
		public Builder postgres() {
			return database(DirectusDatabase.POSTGRES);
		}

		/**
		 * Chooses what it keeps its data in. It stays there while the server is stopped.
		 * @param database the database; SQLite unless set
		 * @return this builder
		 */
		public Builder database(DirectusDatabase database) {
			this.database = database;
			return this;
		}

		/**
		 * Sets an environment variable of Directus, for example
		 * {@code ACCESS_TOKEN_TTL=5s}.
		 * @param name the name
		 * @param value the value
		 * @return this builder
		 */
		public Builder env(String name, String value) {
			this.environment.put(name, value);
			return this;
		}

		/**
		 * Never takes the server in {@code DIRECTUS_TEST_URL}: for tests that stop the
		 * server or change it as a whole. Implied by {@link #env(String, String)}.
		 * @return this builder
		 */
		public Builder exclusive() {
			this.exclusive = true;
			return this;
		}

		/**
		 * Applies a seed once the server runs.
		 * @param seed the seed
		 * @return this builder
		 */
		public Builder seed(DirectusSeed seed) {
			this.seed = seed;
			return this;
		}

		/**
		 * Starts the server.
		 * @return the server, which answers, and which the caller closes
		 * @throws DirectusServerException if it can't be started
		 * @throws DirectusSeedException if it refuses the seed
		 */
		public DirectusServer start() {
			return start(false);
		}

		DirectusServer startShared() {
			return start(true);
		}

		private DirectusServer start(boolean shared) {
			ServerSpec spec = new ServerSpec(this.version, this.number, this.database, this.environment,
					this.exclusive);
			DirectusServer server = new DirectusServer(this.version, this.database,
					new ServerSources(Settings.ofMachine()).open(spec), shared);
			if (this.seed != null) {
				try {
					server.apply(this.seed);
				}
				catch (RuntimeException ex) {
					server.close();
					throw ex;
				}
			}
			return server;
		}

	}

}
