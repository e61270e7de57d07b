package io.github.springdirectus.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.testserver.DirectusSeed;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static io.github.springdirectus.query.Filters.field;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every fault for every operation on a real Directus: what comes of it is what the
 * {@link Rule} says, it comes in time, nothing is stored twice, and nothing leaks. The
 * tables are left in {@code target}, for the page where they change on purpose.
 */
@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
class FaultTableIT {

	private static final Logger log = LoggerFactory.getLogger(FaultTableIT.class);

	private static final Path PAGE = Path.of("../docs/faults.md");

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	/** Three tries, each with a connection and an answer to wait for. */
	private static final Duration LONGEST = Duration.ofSeconds(15);

	/** One of each effect, for the versions that are not tried in full. */
	private static final Set<FaultKind> FEW = Set.of(FaultKind.NOTHING, FaultKind.REFUSED_ONCE, FaultKind.LOST_REPLY,
			FaultKind.RESET_IN_BODY, FaultKind.STALLED_REPLY, FaultKind.RATE_LIMIT, FaultKind.UNAVAILABLE_ONCE);

	private final DirectusVersion version;

	private final DirectusServer server;

	private final DirectusTemplate directus;

	private final String name = UUID.randomUUID().toString().substring(0, 8);

	private final Map<Operation, Measured> whole = new EnumMap<>(Operation.class);

	FaultTableIT(DirectusVersion version) {
		this.version = version;
		this.server = DirectusServer.shared(version);
		this.server.applyOnce(DirectusSeed.fromResource("library.yaml"));
		this.server.applyOnce(DirectusSeed.fromResource("warehouse.yaml"));
		this.directus = DirectusTemplate.builder()
			.url(this.server.url())
			.credentials(DirectusCredentials.staticToken(this.server.adminToken()))
			.build();
	}

	@TestFactory
	Stream<DynamicNode> whatBecomesOfACall() throws InterruptedException, ExecutionException, IOException {
		List<Cell> cells = cells();
		Run run = new Run(this.server, this.name);
		run.prepare(cells, this.directus);
		Ledger ledger = Ledger.open(this.server);
		try (LeakWatch leaks = new LeakWatch()) {
			Map<Cell, Measured> measured = measure(run, cells);
			Ledger.Entries entries = ledger.read();
			takeAway();
			Map<Cell, Outcome> outcomes = new LinkedHashMap<>();
			measured.forEach((cell, one) -> outcomes.put(cell,
					one.outcome(this.whole.get(cell.operation()), stored(run, entries, cell))));
			FaultTable table = new FaultTable(words(outcomes));
			Files.writeString(Path.of("target/faults-" + this.version + ".md"), table.markdown());
			log.info("Directus {}\n{}", this.server.number(), table.markdown());
			List<String> leaked = leaks.found();
			Stream<DynamicNode> operations = Arrays.stream(Operation.values())
				.map((operation) -> DynamicContainer.dynamicContainer(operation.toString(),
						cells.stream()
							.filter((cell) -> cell.operation() == operation)
							.map((cell) -> DynamicTest.dynamicTest(cell.fault().toString(),
									() -> check(measured.get(cell), outcomes.get(cell))))));
			return Stream.concat(operations,
					Stream.of(DynamicTest.dynamicTest("no buffer leaks", () -> assertThat(leaked).isEmpty()),
							DynamicTest.dynamicTest("the page has this table", () -> checkPage(table))));
		}
	}

	private List<Cell> cells() {
		List<Cell> cells = new ArrayList<>();
		for (FaultKind fault : FaultKind.values()) {
			for (Operation operation : Operation.values()) {
				if (this.version == DirectusVersion.V11 || FEW.contains(fault)) {
					cells.add(new Cell(fault, operation));
				}
			}
		}
		return cells;
	}

	/**
	 * One after the other where nothing goes wrong, which tells what the operations emit;
	 * then some at a time, and many of those that wait for their timeout, but few that
	 * log in, which takes Directus long.
	 */
	private Map<Cell, Measured> measure(Run run, List<Cell> cells) throws InterruptedException, ExecutionException {
		Map<Cell, Measured> measured = new LinkedHashMap<>();
		ExecutorService working = Executors.newFixedThreadPool(4);
		ExecutorService waiting = Executors.newFixedThreadPool(12);
		ExecutorService loggingIn = Executors.newFixedThreadPool(2);
		try {
			List<Future<Measured>> tasks = new ArrayList<>();
			for (Cell cell : cells) {
				if (cell.fault() == FaultKind.NOTHING) {
					Measured one = run.measure(cell);
					measured.put(cell, one);
					this.whole.put(cell.operation(), one);
				}
				else {
					boolean waits = cell.fault().effect() == Effect.SILENCE;
					boolean logsIn = cell.operation().plan().session() != Session.STATIC_TOKEN;
					tasks.add((waits ? waiting : logsIn ? loggingIn : working).submit(() -> run.measure(cell)));
				}
			}
			for (Future<Measured> task : tasks) {
				Measured one = task.get();
				measured.put(one.cell(), one);
			}
		}
		finally {
			working.shutdownNow();
			waiting.shutdownNow();
			loggingIn.shutdownNow();
		}
		return measured;
	}

	private void takeAway() {
		this.directus.collection("pallets")
			.deleteWhere((q) -> q.filter(field("crate.label").startsWith(this.name)))
			.then(this.directus.collection("crates").deleteWhere((q) -> q.filter(field("label").startsWith(this.name))))
			.block(TIMEOUT);
	}

	private int stored(Run run, Ledger.Entries entries, Cell cell) {
		Plan plan = cell.operation().plan();
		int stored = 0;
		for (int call = 0; call < cell.fault().calls() && plan.written() > 0; call++) {
			long rows = entries.count(plan.action(), cell.tag(this.name, call), run.rows(cell, call));
			assertThat(rows).as("%s: rows of call %d, all of them or none", cell, call).isIn(0L, (long) plan.written());
			stored += (rows > 0) ? 1 : 0;
		}
		return stored;
	}

	private void check(Measured measured, Outcome outcome) {
		Cell cell = measured.cell();
		if (cell.fault() == FaultKind.NOTHING && cell.operation().kind() != Kind.SILENT_WRITE) {
			assertThat(measured.last()).as("there is something to lose").isNotEmpty();
		}
		assertThat(outcome).as("%s", measured.failure()).isEqualTo(Rule.expected(cell.fault(), cell.operation()));
		assertThat(measured.took()).isLessThan(LONGEST);
		assertThat(measured.seen()).as("each element once and in its place").allSatisfy((call) -> {
			if (outcome.came() != Elements.OTHER) {
				assertThat(String.join("", this.whole.get(cell.operation()).last())).startsWith(String.join("", call));
			}
		});
		if (measured.emitted() >= 0) {
			assertThat(measured.emitted()).as("what the error says").isEqualTo(measured.last().size());
		}
		assertThat(measured.leftConnections()).as(measured.pool()).isFalse();
	}

	private void checkPage(FaultTable table) throws IOException {
		if (this.version == DirectusVersion.V11) {
			assertThat(Files.readString(PAGE)).contains(table.markdown());
		}
	}

	private static Map<Cell, String> words(Map<Cell, Outcome> outcomes) {
		Map<Cell, String> words = new LinkedHashMap<>();
		outcomes.forEach((cell, outcome) -> words.put(cell, outcome.words(cell.fault().calls())));
		return words;
	}

}
