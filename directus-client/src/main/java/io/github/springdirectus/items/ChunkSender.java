package io.github.springdirectus.items;

import java.util.List;

import io.github.springdirectus.batch.BatchItem;
import io.github.springdirectus.batch.BatchOptions;
import io.github.springdirectus.batch.BatchRow;
import io.github.springdirectus.batch.Chunk;
import io.github.springdirectus.batch.Matching;
import io.github.springdirectus.http.ExchangeRequest;
import io.github.springdirectus.http.JsonBytes;
import io.github.springdirectus.http.RetryPolicy;
import io.github.springdirectus.model.BatchOutcome;
import io.github.springdirectus.query.Query;
import io.github.springdirectus.scope.RowKind;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends one chunk of a batch, again where the batch is idempotent and the failure may
 * pass, and tells what became of its rows. It never fails: its outcomes do.
 */
final class ChunkSender<T> {

	private final ItemContext<T> context;

	private final BatchKind kind;

	private final boolean repeats;

	private final Query reply;

	private final KeyLookup<T> lookup;

	private final ReplyReader<T> reader;

	ChunkSender(ItemContext<T> context, BatchOptions options, BatchKind kind) {
		this.context = context;
		this.kind = kind;
		this.repeats = options.idempotent();
		this.reply = context.requests().withKey(options.reply());
		this.reader = new ReplyReader<>(
				new KeyScan(context.requests().mappings().jsonMapper(), context.type().keyField()), context.reader());
		this.lookup = new KeyLookup<>(context, this.reply, this.reader);
	}

	/**
	 * Send a chunk.
	 * @param chunk rows to send, and rows of which something is known already
	 * @return the outcome of each row
	 */
	Flux<BatchItem<T>> send(Chunk chunk) {
		return Settled.of(chunk, this.kind, this.lookup).flatMapMany((settled) -> {
			Flux<BatchItem<T>> sent = settled.unsent().rows().isEmpty() ? Flux.empty()
					: attempt(settled.unsent(), 1, false).flatMapIterable((items) -> items);
			return Flux.concat(Flux.fromIterable(settled.items()), sent);
		});
	}

	private Mono<List<BatchItem<T>>> attempt(Chunk chunk, long attempts, boolean inDoubt) {
		return Mono.defer(() -> request(chunk)).onErrorResume((failure) -> failed(chunk, attempts, inDoubt, failure));
	}

	private Mono<List<BatchItem<T>>> request(Chunk chunk) {
		if (this.kind == BatchKind.DELETE) {
			return this.context.one((requests) -> this.context.exchanges().none(requests.deleteAll(chunk.keys())))
				.then(Mono.fromSupplier(
						() -> chunk.rows().stream().map((row) -> row.<T>became(BatchOutcome.STORED, null)).toList()));
		}
		RowKind rows = (this.kind == BatchKind.CREATE) ? RowKind.NEW : RowKind.KEYED;
		return this.context
			.one((requests) -> this.context.within(requests, chunk, rows)
				.flatMap((json) -> this.context.exchanges().reply(write(requests, json), this.reader)))
			.map((reply) -> Matching.match(chunk, reply.elements()));
	}

	private ExchangeRequest write(ItemRequests requests, JsonBytes rows) {
		return (this.kind == BatchKind.CREATE) ? requests.create(rows, this.reply, "createAll")
				: requests.updateEach(rows, this.reply);
	}

	private Mono<List<BatchItem<T>>> failed(Chunk chunk, long attempts, boolean inDoubtBefore, Throwable failure) {
		RetryPolicy policy = this.context.exchanges().retry();
		boolean inDoubt = inDoubtBefore || WriteFailures.isInDoubt(failure);
		boolean again = this.repeats && policy.covers(failure, attempts);
		Mono<List<BatchItem<T>>> next = again ? Mono.defer(() -> attempt(chunk, attempts + 1, inDoubt))
				: Mono.fromSupplier(() -> outcomes(chunk, inDoubt, failure));
		if (this.repeats && inDoubt && this.kind == BatchKind.CREATE) {
			boolean ownConflict = inDoubtBefore && hasOwnKeysOnly(chunk)
					&& WriteFailures.isConflictOf(this.context.type().keyField(), failure);
			next = lookedUp(chunk, ownConflict, next);
		}
		return again ? Mono.delay(policy.waitBefore(failure, attempts)).then(next) : next;
	}

	/**
	 * A chunk is stored whole or not at all: one random key of ours that is there stands
	 * for all. A caller who may not read them learns it from the conflict with himself.
	 */
	private Mono<List<BatchItem<T>>> lookedUp(Chunk chunk, boolean ownConflict, Mono<List<BatchItem<T>>> otherwise) {
		return this.lookup.find(chunk.keys()).onErrorReturn(List.of()).flatMap((found) -> {
			List<BatchItem<T>> items = Matching.match(chunk, found);
			return (ownConflict || isThere(chunk, items)) ? Mono.just(items) : otherwise;
		});
	}

	private static <T> boolean isThere(Chunk chunk, List<BatchItem<T>> items) {
		boolean ownFound = false;
		boolean allFound = true;
		for (int i = 0; i < items.size(); i++) {
			boolean found = KeyLookup.isFound(items.get(i));
			ownFound |= found && chunk.rows().get(i).ownKey();
			allFound &= found;
		}
		return ownFound || allFound;
	}

	private static boolean hasOwnKeysOnly(Chunk chunk) {
		return chunk.rows().stream().allMatch(BatchRow::ownKey);
	}

	/**
	 * What was refused now may have been carried out when it was in doubt before.
	 */
	private List<BatchItem<T>> outcomes(Chunk chunk, boolean inDoubt, Throwable failure) {
		return chunk.rows()
			.stream()
			.map((row) -> row.<T>became(
					(inDoubt || row.known() == BatchOutcome.IN_DOUBT) ? BatchOutcome.IN_DOUBT : BatchOutcome.FAILED,
					failure))
			.toList();
	}

}
