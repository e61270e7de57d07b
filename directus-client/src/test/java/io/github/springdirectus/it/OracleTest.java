package io.github.springdirectus.it;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.query.Filter;
import io.github.springdirectus.testserver.DirectusSeed;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Filters on a real Directus of each version, compared with what Java finds in the same
 * rows. Nothing is written.
 */
@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
abstract class OracleTest {

	static final Duration TIMEOUT = Duration.ofSeconds(30);

	final DirectusVersion version;

	final DirectusTemplate directus;

	OracleTest(DirectusVersion version) {
		this.version = version;
		DirectusServer server = DirectusServer.shared(version);
		server.applyOnce(DirectusSeed.fromResource("filter-oracle.yaml"));
		this.directus = DirectusTemplate.builder()
			.url(server.url())
			.credentials(DirectusCredentials.staticToken(server.adminToken()))
			.build();
	}

	List<Map<String, Object>> rows(String collection, String... fields) {
		return this.directus.collection(collection)
			.find((q) -> q.fields(fields).limit(-1))
			.collectList()
			.block(TIMEOUT);
	}

	TreeSet<Integer> found(String collection, Filter filter) {
		return ids(this.directus.collection(collection)
			.find((q) -> q.fields("id").filter(filter).limit(-1))
			.collectList()
			.block(TIMEOUT));
	}

	static TreeSet<Integer> matching(List<Map<String, Object>> rows, Predicate<Map<String, Object>> oracle) {
		return ids(rows.stream().filter(oracle).toList());
	}

	static TreeSet<Integer> ids(List<Map<String, Object>> rows) {
		return rows.stream().map((row) -> (Integer) row.get("id")).collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * SQLite's {@code LIKE}: it ignores the case of ASCII letters, and what Directus puts
	 * into it is not escaped.
	 */
	static boolean like(@Nullable Object value, String pattern) {
		if (value == null) {
			return false;
		}
		StringBuilder regex = new StringBuilder();
		for (char letter : pattern.toCharArray()) {
			regex.append((letter == '%') ? ".*" : (letter == '_') ? "." : Pattern.quote(String.valueOf(letter)));
		}
		return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
			.matcher(value.toString())
			.matches();
	}

}
