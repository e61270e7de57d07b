package io.github.springdirectus.it;

import java.time.Duration;
import java.util.List;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.items.AggregateRow;
import io.github.springdirectus.testserver.DirectusSeed;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import io.github.springdirectus.wire.BatchImport;
import io.github.springdirectus.wire.SmallJvm;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static io.github.springdirectus.query.Aggregate.countAll;
import static io.github.springdirectus.query.Aggregate.countDistinct;
import static io.github.springdirectus.query.Aggregate.sum;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An import into a real Directus from a small JVM: a request in its middle is refused,
 * and the import resumed. It has 10,000 items, or with the system property {@code soak}
 * 100,000, which take a minute or two.
 */
class ImportIT {

	private static final Logger logger = LoggerFactory.getLogger(ImportIT.class);

	private static final int ITEMS = (System.getProperty("soak") != null) ? 100_000 : 10_000;

	@Test
	void nothingIsLostAndNothingDoubled() throws Exception {
		try (DirectusServer server = DirectusServer.builder(DirectusVersion.V11)
			.exclusive()
			.seed(DirectusSeed.fromResource("warehouse.yaml"))
			.start()) {
			List<String> output = SmallJvm.run(128, 1200, BatchImport.class, server.url(), server.adminToken(),
					String.valueOf(ITEMS));
			int end = output.size();
			output.subList(end - 3, end).forEach((line) -> logger.info("In a JVM of 128 MB: {}", line));
			assertThat(output.get(end - 3)).matches("first 0-\\d+ stored,"
					+ " \\d+-\\d+ failed \\(DirectusValidationException\\), \\d+-" + (ITEMS - 1) + " stored");
			assertThat(output.get(end - 2)).isEqualTo("resumed 0-" + (ITEMS - 1) + " stored");
			AggregateRow stored = stored(server);
			assertThat(stored.count(countAll())).isEqualTo(ITEMS);
			assertThat(stored.count(countDistinct("amount"))).isEqualTo(ITEMS);
			assertThat(stored.decimal(sum("amount"))).isEqualByComparingTo(String.valueOf((ITEMS - 1L) * ITEMS / 2));
		}
	}

	private static AggregateRow stored(DirectusServer server) {
		return DirectusTemplate.builder()
			.url(server.url())
			.credentials(DirectusCredentials.staticToken(server.adminToken()))
			.build()
			.collection("crates")
			.aggregate((q) -> q.aggregate(countAll(), countDistinct("amount"), sum("amount")))
			.blockLast(Duration.ofSeconds(60));
	}

}
