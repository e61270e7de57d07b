package io.github.springdirectus.wire;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.LinkedHashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.batch.BatchItem;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.model.BatchOutcome;
import io.github.springdirectus.model.BatchReport;
import reactor.core.publisher.Flux;

import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Imports more crates than its JVM could hold, one of them without the label that it
 * needs, corrects it, and resumes. Prints both reports, the times of the requests and how
 * much of the heap it took.
 */
public final class BatchImport {

	/** With this text an item has about 1.5 kB. */
	private static final String NOTE = "n".repeat(1450);

	private final LongSummaryStatistics millis = new LongSummaryStatistics();

	private final DirectusTemplate directus;

	private BatchImport(String url, String token) {
		ExchangeFilterFunction timed = (request, next) -> {
			long start = System.nanoTime();
			return next.exchange(request).doOnNext((response) -> took((System.nanoTime() - start) / 1_000_000));
		};
		this.directus = DirectusTemplate.builder()
			.url(url)
			.credentials(DirectusCredentials.staticToken(token))
			.webClientBuilder(WebClient.builder().filter(timed))
			.build();
	}

	public static void main(String[] arguments) {
		new BatchImport(arguments[0], arguments[1]).run(Integer.parseInt(arguments[2]));
	}

	private void run(int items) {
		int bad = items / 2;
		long start = System.nanoTime();
		BatchReport first = send(items, bad, BatchReport.empty());
		long seconds = (System.nanoTime() - start) / 1_000_000_000;
		System.out.println("first " + first);
		System.out.println("resumed " + send(items, -1, first));
		System.out.println("%d items in %d s, %d requests of %d ms (%d to %d ms), peak heap %d MB".formatted(
				first.count(BatchOutcome.STORED), seconds, this.millis.getCount(), (long) this.millis.getAverage(),
				this.millis.getMin(), this.millis.getMax(), peakHeap() / (1024 * 1024)));
	}

	private BatchReport send(int items, int bad, BatchReport resume) {
		return this.directus.collection("crates")
			.batch((b) -> b.resume(resume).reply((q) -> q.fields("id")))
			.create(Flux.range(0, items).map((n) -> crate(n, n == bad)))
			.collect(BatchItem.toReport())
			.block();
	}

	private static Map<String, Object> crate(int amount, boolean bad) {
		Map<String, Object> crate = new LinkedHashMap<>();
		crate.put("label", bad ? null : "crate");
		crate.put("amount", amount);
		crate.put("note", NOTE);
		return crate;
	}

	private synchronized void took(long millis) {
		this.millis.accept(millis);
	}

	private static long peakHeap() {
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP)
			.mapToLong((pool) -> pool.getPeakUsage().getUsed())
			.sum();
	}

}
