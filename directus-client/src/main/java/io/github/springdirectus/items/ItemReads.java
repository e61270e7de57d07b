package io.github.springdirectus.items;

import java.util.Map;
import java.util.Objects;

import io.github.springdirectus.http.Reply;
import io.github.springdirectus.query.Meta;
import io.github.springdirectus.query.Query;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.core.io.buffer.DataBuffer;

import static io.github.springdirectus.query.Aggregate.countAll;

/**
 * Sends the reads of one collection and reads their answers.
 */
final class ItemReads<T> implements ItemReadOperations<T> {

	private final ItemContext<T> context;

	ItemReads(ItemContext<T> context) {
		this.context = context;
	}

	@Override
	public Flux<T> find(Query query) {
		return this.context.many((requests) -> this.context.exchanges()
			.elements(requests.list(query, "find"), this.context.reader(query)));
	}

	@Override
	public Flux<T> stream(Query query) {
		return this.context.many((requests) -> stream(requests, query));
	}

	private Flux<T> stream(ItemRequests requests, Query query) {
		String key = requests.type().keyField();
		StreamOrder order = StreamOrder.of(query, requests.names(), key);
		Query whole = order.complete(requests.withKey(query)).mutate().limit(-1).build();
		int most = (query.limit() != null && query.limit() >= 0) ? query.limit() : Integer.MAX_VALUE;
		int pageSize = Math.max(1, Math.min(most, this.context.factory().pageSize()));
		KeyedReader<T> keyed = new KeyedReader<>(requests.mappings().jsonMapper(), key, this.context.reader(whole));
		Flux<T> items = Flux
			.defer(() -> new ItemStream<>(this.context.exchanges(), requests, keyed, whole, order, pageSize).items());
		return (most < Integer.MAX_VALUE) ? items.take(most) : items;
	}

	@Override
	public Flux<AggregateRow> aggregate(Query query) {
		return this.context.many((requests) -> this.context.exchanges()
			.elements(requests.aggregate(query), this.context.factory().rows())
			.map(AggregateRow::new));
	}

	@Override
	public Flux<DataBuffer> export(ExportFormat format, Query query) {
		return this.context.many((requests) -> this.context.exchanges().bytes(requests.export(format, query)));
	}

	@Override
	public Mono<T> findFirst(Query query) {
		Query first = query.mutate().limit(1).build();
		return this.context.one((requests) -> this.context.exchanges()
			.element(requests.list(first, "findFirst"), this.context.reader(first)));
	}

	@Override
	public Mono<T> findById(Object id, Query query) {
		return this.context
			.one((requests) -> this.context.exchanges()
				.element(requests.byId(id, query, "findById"), this.context.reader(query)))
			.onErrorComplete(MissingItems::isMissing);
	}

	@Override
	public Mono<T> getById(Object id, Query query) {
		return this.context
			.one((requests) -> this.context.exchanges()
				.element(requests.byId(id, query, "getById"), this.context.reader(query)))
			.switchIfEmpty(Mono.error(() -> MissingItems.missing(this.context.requests().route(), id)));
	}

	@Override
	public Mono<ItemPage<T>> findPage(Query query) {
		Query counted = query.mutate().meta(Meta.FILTER_COUNT).build();
		return this.context.one((requests) -> this.context.exchanges()
			.reply(requests.list(counted, "findPage"), this.context.reader(counted))
			.map((reply) -> page(query, reply)));
	}

	private ItemPage<T> page(Query query, Reply<T> reply) {
		long found = FilterCount.of(reply);
		JsonNode total = Objects.requireNonNull(reply.meta()).get(Meta.TOTAL_COUNT.key());
		boolean more = Pages.before(query) + reply.elements().size() < found;
		return new ItemPage<>(reply.elements(), found, (total != null) ? total.asLong() : null, more);
	}

	@Override
	public Mono<Long> count(Query query) {
		return this.context.one((requests) -> this.context.exchanges()
			.element(requests.count(query), this.context.factory().rows())
			.map((Map<String, @Nullable Object> row) -> new AggregateRow(row).count(countAll())));
	}

	@Override
	public String explain(Query query) {
		return this.context.exchanges().explain(this.context.requests().list(query, "find"));
	}

	@Override
	public Map<String, String> render(Query query) {
		return this.context.requests().parameters(query).text();
	}

}
