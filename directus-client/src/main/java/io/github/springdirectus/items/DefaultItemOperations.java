package io.github.springdirectus.items;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.springdirectus.http.ElementReader;
import io.github.springdirectus.http.Exchanges;
import io.github.springdirectus.http.Reply;
import io.github.springdirectus.mapping.TypeMapping;
import io.github.springdirectus.query.Meta;
import io.github.springdirectus.query.Query;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.core.io.buffer.DataBuffer;

import static io.github.springdirectus.query.Aggregate.countAll;

/**
 * Sends the requests for the items of one collection and reads their answers.
 */
final class DefaultItemOperations<T> implements ItemOperations<T> {

	private final ItemOperationsFactory factory;

	private final Exchanges exchanges;

	private final ItemRequests requests;

	private final ElementReader<T> reader;

	DefaultItemOperations(ItemOperationsFactory factory, Exchanges exchanges, ItemRequests requests,
			TypeMapping<T> type) {
		this.factory = factory;
		this.exchanges = exchanges;
		this.requests = requests;
		this.reader = type.reader()::readAll;
	}

	/**
	 * Only rows without a type may hold a relation that nobody asked for by its name.
	 */
	private ElementReader<T> reader(Query query) {
		return this.requests.type().fields().isEmpty()
				? this.factory.cutLists()
					.watch(this.requests.route().collection(), this.requests.parameters(query), this.reader)
				: this.reader;
	}

	@Override
	public Flux<T> find(Query query) {
		return this.exchanges.elements(this.requests.list(query, "find"), reader(query));
	}

	@Override
	public Flux<T> stream(Query query) {
		StreamOrder order = StreamOrder.of(query, this.requests.names(), this.requests.type().keyField());
		Query whole = order.complete(this.requests.withKey(query)).mutate().limit(-1).build();
		int most = (query.limit() != null && query.limit() >= 0) ? query.limit() : Integer.MAX_VALUE;
		int pageSize = Math.max(1, Math.min(most, this.factory.pageSize()));
		KeyedReader<T> keyed = new KeyedReader<>(this.requests.mappings().jsonMapper(), this.requests.type().keyField(),
				reader(whole));
		Flux<T> items = Flux
			.defer(() -> new ItemStream<>(this.exchanges, this.requests, keyed, whole, order, pageSize).items());
		return (most < Integer.MAX_VALUE) ? items.take(most) : items;
	}

	@Override
	public Flux<AggregateRow> aggregate(Query query) {
		return this.exchanges.elements(this.requests.aggregate(query), this.factory.rows()).map(AggregateRow::new);
	}

	@Override
	public Flux<DataBuffer> export(ExportFormat format, Query query) {
		return this.exchanges.bytes(this.requests.export(format, query));
	}

	@Override
	public Mono<T> findFirst(Query query) {
		Query first = query.mutate().limit(1).build();
		return this.exchanges.element(this.requests.list(first, "findFirst"), reader(first));
	}

	@Override
	public Mono<T> findById(Object id, Query query) {
		return this.exchanges.element(this.requests.byId(id, query, "findById"), reader(query))
			.onErrorComplete(MissingItems::isMissing);
	}

	@Override
	public Mono<T> getById(Object id, Query query) {
		return this.exchanges.element(this.requests.byId(id, query, "getById"), reader(query))
			.switchIfEmpty(Mono.error(() -> MissingItems.missing(this.requests.route(), id)));
	}

	@Override
	public Mono<ItemPage<T>> findPage(Query query) {
		Query counted = query.mutate().meta(Meta.FILTER_COUNT).build();
		return this.exchanges.reply(this.requests.list(counted, "findPage"), reader(counted))
			.map((reply) -> page(query, reply));
	}

	private ItemPage<T> page(Query query, Reply<T> reply) {
		long found = FilterCount.of(reply);
		JsonNode total = Objects.requireNonNull(reply.meta()).get(Meta.TOTAL_COUNT.key());
		boolean more = Pages.before(query) + reply.elements().size() < found;
		return new ItemPage<>(reply.elements(), found, (total != null) ? total.asLong() : null, more);
	}

	@Override
	public Mono<Long> count(Query query) {
		return this.exchanges.element(this.requests.count(query), this.factory.rows())
			.map((Map<String, @Nullable Object> row) -> new AggregateRow(row).count(countAll()));
	}

	@Override
	public Mono<T> create(Object item, Query reply) {
		Map<String, ?> row = this.factory.writer().forCreate(item);
		return this.exchanges.element(this.requests.create(row, reply, "create"), this.reader);
	}

	@Override
	public Flux<T> createAll(Collection<?> items, Query reply) {
		if (items.isEmpty()) {
			return Flux.empty();
		}
		List<?> rows = items.stream().map(this.factory.writer()::forCreate).toList();
		return this.exchanges.elements(this.requests.create(rows, reply, "createAll"), this.reader);
	}

	@Override
	public Mono<T> updateById(Object id, Object changes, Query reply) {
		return this.exchanges.element(this.requests.update(id, this.factory.writer().forUpdate(changes), reply),
				this.reader);
	}

	@Override
	public Flux<T> updateAllById(Collection<?> ids, Object changes, Query reply) {
		if (ids.isEmpty()) {
			return Flux.empty();
		}
		return this.exchanges.elements(this.requests.updateAll(ids, this.factory.writer().forUpdate(changes), reply),
				this.reader);
	}

	@Override
	public Mono<Void> deleteById(Object id) {
		return this.exchanges.none(this.requests.delete(id));
	}

	@Override
	public Mono<Void> deleteAllById(Collection<?> ids) {
		return ids.isEmpty() ? Mono.empty() : this.exchanges.none(this.requests.deleteAll(ids));
	}

	@Override
	public <S> ItemOperations<S> as(Class<S> type) {
		return this.factory.collection(this.exchanges, this.requests.route().collection(), type);
	}

	@Override
	public String explain(Query query) {
		return this.exchanges.explain(this.requests.list(query, "find"));
	}

	@Override
	public Map<String, String> render(Query query) {
		return this.requests.parameters(query).text();
	}

}
