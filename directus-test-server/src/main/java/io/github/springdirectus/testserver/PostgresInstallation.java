package io.github.springdirectus.testserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The programs of a PostgreSQL, and how they are called.
 *
 * @param bin where they lie
 * @param version the version, for example {@code 17.9}
 * @param platform what they run on
 */
record PostgresInstallation(Path bin, String version, Platform platform) {

	/**
	 * The owner of a cluster.
	 */
	static final String USER = "directus";

	/**
	 * The database that every new cluster has.
	 */
	static final String DATABASE = "postgres";

	private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+[\\w.]*)");

	/**
	 * Since this version case and order of characters don't depend on the system.
	 */
	private static final int BUILTIN_LOCALES = 17;

	/**
	 * The programs in a folder.
	 * @throws DirectusServerException if they don't run
	 */
	static PostgresInstallation at(Path bin, Platform platform) {
		Path postgres = bin.resolve(platform.program("postgres"));
		CommandLine.Result result = new CommandLine(List.of(postgres.toString(), "--version"), bin,
				ProcessEnvironment.ofMachine())
			.run(Duration.ofSeconds(60))
			.orElseThrow(() -> new DirectusServerException("Can't run " + postgres));
		Matcher version = VERSION.matcher(result.output());
		if (!result.succeeded() || !version.find()) {
			throw new DirectusServerException(postgres + " does not run: " + result.output());
		}
		return new PostgresInstallation(bin, version.group(1), platform);
	}

	int major() {
		return Integer.parseInt(this.version.split("\\D", 2)[0]);
	}

	/**
	 * How to make a cluster.
	 * @param data an empty folder
	 * @param password a file that holds the password
	 */
	List<String> initdb(Path data, Path password) {
		List<String> command = new ArrayList<>(
				List.of(program("initdb"), "--pgdata=" + data, "--username=" + USER, "--pwfile=" + password,
						"--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--wal-segsize=1", "--no-sync"));
		if (major() >= BUILTIN_LOCALES) {
			command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
		}
		return command;
	}

	/**
	 * How to run a cluster: for this machine alone, in the time zone of a container, and
	 * without waiting for the disk.
	 * @param data the folder of its data
	 * @param port the port that it listens on
	 */
	List<String> server(Path data, int port) {
		List<String> command = new ArrayList<>(List.of(program("postgres"), "-D", data.toString()));
		settings(port).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
		return command;
	}

	private static Map<String, String> settings(int port) {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("listen_addresses", "127.0.0.1");
		settings.put("port", String.valueOf(port));
		settings.put("unix_socket_directories", "");
		settings.put("timezone", "UTC");
		settings.put("lc_messages", "C");
		settings.put("fsync", "off");
		settings.put("synchronous_commit", "off");
		settings.put("full_page_writes", "off");
		return settings;
	}

	private String program(String name) {
		return this.bin.resolve(this.platform.program(name)).toString();
	}

}
