package io.github.springdirectus.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.fault.FaultProxy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Tries operations on a real Directus, each cell through a proxy and with a client of its
 * own.
 */
final class Run {

	/** Far more than any call may take. */
	private static final Duration HANG = Duration.ofSeconds(20);

	private final DirectusServer server;

	private final String name;

	/** The rows that were made, by their tags. */
	private final Map<String, List<Object>> rows = new ConcurrentHashMap<>();

	/** How long the answers are that meet the faults. */
	private final Map<Operation, Long> lengths = new ConcurrentHashMap<>();

	/**
	 * Create a run.
	 * @param name what tells its rows from those of other runs
	 */
	Run(DirectusServer server, String name) {
		this.server = server;
		this.name = name;
	}

	/**
	 * Makes the rows that cells change and take away.
	 */
	void prepare(List<Cell> cells, DirectusTemplate directus) {
		List<Map<String, Object>> crates = new ArrayList<>();
		for (Cell cell : cells) {
			for (int call = 0; call < cell.fault().calls(); call++) {
				for (int row = 0; row < cell.operation().plan().rows(); row++) {
					crates.add(Map.of("label", cell.tag(this.name, call), "amount", row));
				}
			}
		}
		directus.collection("crates")
			.createAll(crates)
			.doOnNext((crate) -> this.rows.computeIfAbsent((String) crate.get("label"), (tag) -> new ArrayList<>())
				.add(crate.get("id")))
			.blockLast(HANG);
		// The first change would make it
		directus.singleton("warehouse").update(Map.of("name", this.name, "open", true)).block(HANG);
	}

	List<Object> rows(Cell cell, int call) {
		return this.rows.getOrDefault(cell.tag(this.name, call), List.of());
	}

	/**
	 * Makes the calls of a cell. Those without a fault come first.
	 */
	Measured measure(Cell cell) {
		try (FaultProxy proxy = FaultProxy.to(this.server.url())) {
			Client client = new Client(this.server, proxy, cell);
			DirectusTemplate directus = client.ready();
			if (cell.fault() == FaultKind.IDLE_CLOSED) {
				client.haveConnectionClosed();
			}
			cell.fault()
				.strike(proxy, cell.operation().plan().struck(), this.lengths.getOrDefault(cell.operation(), 0L));
			long start = System.nanoTime();
			List<List<String>> seen = new ArrayList<>();
			Throwable failure = null;
			for (int call = 0; call < cell.fault().calls() && failure == null; call++) {
				List<String> elements = new CopyOnWriteArrayList<>();
				seen.add(elements);
				failure = failure(cell, new Call(directus, this.server, cell.tag(this.name, call), rows(cell, call)),
						elements);
			}
			Duration took = Duration.ofNanos(System.nanoTime() - start);
			if (cell.fault() == FaultKind.NOTHING) {
				this.lengths.put(cell.operation(), length(cell, client.answers()));
			}
			WatchedPool pool = client.pool();
			boolean settled = WatchedPool.await(() -> pool.acquired() == 0 && pool.pending() == 0
					&& pool.idle() == pool.allocated() && proxy.openConnections() <= pool.allocated());
			return new Measured(cell, seen, failure, client.answers().size(), took,
					pool + ", " + proxy.openConnections() + " at the proxy", !settled);
		}
	}

	private static long length(Cell cell, List<Long> answers) {
		long length = answers.get(cell.operation().plan().struck());
		if (length <= 0 && cell.operation().kind() != Kind.SILENT_WRITE) {
			throw new IllegalStateException(cell + " has an answer whose length is not known: it is too long");
		}
		return Math.max(1, length);
	}

	private static @Nullable Throwable failure(Cell cell, Call call, List<String> elements) {
		return cell.operation()
			.make(call)
			.doOnNext(elements::add)
			.then(Mono.<Throwable>empty())
			.timeout(HANG, Mono.just(new TimeoutException("No end within " + HANG)))
			.onErrorResume(Mono::just)
			.block();
	}

}
