package io.github.springdirectus.items;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.http.Exchanges;
import io.github.springdirectus.http.Reply;
import io.github.springdirectus.query.Filter;
import io.github.springdirectus.query.Filters;
import io.github.springdirectus.query.Query;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Follows the pages of a query, so that no item is skipped or seen twice while others
 * insert and delete. The first page is an ordinary one. After it, items sorted by a
 * numeric key are asked for by "key greater than the last one"; in any other order all
 * keys are fetched in that order first, and then the items by their keys. A page that
 * breaks off is gone on with after its last item.
 *
 * <p>
 * One instance serves one subscription, whose signals come one after the other.
 */
final class ItemStream<T> {

	private final Exchanges exchanges;

	private final ItemRequests requests;

	private final KeyedReader<T> reader;

	private final Query query;

	private final StreamOrder order;

	private final int pageSize;

	/** The keys of the first page: the list of all keys has them again. */
	private final Set<String> firstKeys = new HashSet<>();

	private final List<Object> keys = new ArrayList<>();

	private State state = State.FIRST;

	private @Nullable Object lastKey;

	private int keysRead;

	private int next;

	private long emitted;

	private int emittedOfPage;

	private boolean fullPageSeen;

	ItemStream(Exchanges exchanges, ItemRequests requests, KeyedReader<T> reader, Query query, StreamOrder order,
			int pageSize) {
		this.exchanges = exchanges;
		this.requests = requests;
		this.reader = reader;
		this.query = query;
		this.order = order;
		this.pageSize = pageSize;
	}

	Flux<T> items() {
		return Flux.defer(this::nextPage).repeat(() -> this.state != State.DONE);
	}

	private Flux<T> nextPage() {
		this.emittedOfPage = 0;
		return switch (this.state) {
			case FIRST ->
				page(this.query).doOnNext((keyed) -> this.firstKeys.add(keyed.key().toString())).map(Keyed::item);
			case AFTER_KEY -> page(afterLastKey()).map(Keyed::item);
			case ALL_KEYS -> allKeys().onErrorMap(DirectusTransportException.class, this::withTotal);
			case BY_KEYS -> itemsByKeys().onErrorMap(DirectusTransportException.class, this::withTotal);
			case DONE -> Flux.empty();
		};
	}

	private Flux<Keyed<T>> page(Query query) {
		Query page = query.mutate().limit(this.pageSize).build();
		return this.exchanges.elements(this.requests.list(page, "stream"), this.reader)
			.doOnNext(this::passed)
			.doOnComplete(() -> pageEnded(this.emittedOfPage == 0))
			.onErrorResume(DirectusTransportException.class, this::goOn);
	}

	private void passed(Keyed<T> keyed) {
		this.lastKey = keyed.key();
		this.emittedOfPage++;
		this.emitted++;
	}

	private void pageEnded(boolean empty) {
		this.fullPageSeen |= (this.emittedOfPage == this.pageSize);
		// A short page is the last one, unless the server allows no longer ones
		boolean last = empty || (this.fullPageSeen && this.emittedOfPage < this.pageSize);
		this.state = last ? State.DONE : afterPage();
	}

	private State afterPage() {
		return (this.order.byKeyAlone() && this.lastKey instanceof Number) ? State.AFTER_KEY : State.ALL_KEYS;
	}

	/**
	 * What has been emitted stands; the next page begins after it.
	 */
	private Flux<Keyed<T>> goOn(DirectusTransportException failure) {
		if (this.emittedOfPage == 0 || !this.exchanges.repeatsReads()) {
			return Flux.error(withTotal(failure));
		}
		this.state = afterPage();
		return Flux.empty();
	}

	private DirectusTransportException withTotal(DirectusTransportException failure) {
		return new DirectusTransportException(
				failure.getMessage() + " The stream had emitted " + this.emitted + " items.", this.emitted,
				failure.getCause());
	}

	private Query afterLastKey() {
		Object last = Objects.requireNonNull(this.lastKey);
		Filter after = this.order.descending() ? Filters.field(this.reader.keyField()).lt(last)
				: Filters.field(this.reader.keyField()).gt(last);
		return this.query.mutate().filter(after).build();
	}

	private Flux<T> allKeys() {
		Query keys = this.requests.keysOnly(this.query, this.keysRead);
		return this.exchanges.reply(this.requests.list(keys, "stream"), this.reader::keys)
			.doOnNext(this::addKeys)
			.thenMany(Flux.empty());
	}

	private void addKeys(Reply<Object> reply) {
		for (Object key : reply.elements()) {
			if (!this.firstKeys.contains(key.toString())) {
				this.keys.add(key);
			}
		}
		this.keysRead += reply.elements().size();
		// Where the server allows no longer lists, the next request has the rest
		boolean cut = !reply.elements().isEmpty() && this.keysRead < FilterCount.of(reply);
		if (!cut) {
			this.state = this.keys.isEmpty() ? State.DONE : State.BY_KEYS;
		}
	}

	private Flux<T> itemsByKeys() {
		List<Object> chunk = this.keys.subList(this.next, Math.min(this.next + this.pageSize, this.keys.size()));
		return find(chunk, new HashMap<>()).doOnNext((found) -> chunkEnded(chunk.size()))
			.flatMapIterable((found) -> inOrder(chunk, found));
	}

	/**
	 * Ask until all are found, or none of the missing: the server may allow no longer
	 * lists than it sent, and items may have been deleted meanwhile.
	 */
	private Mono<Map<String, T>> find(List<Object> wanted, Map<String, T> found) {
		Query query = this.requests.byKeys(this.query, wanted);
		return this.exchanges.reply(this.requests.list(query, "stream"), this.reader).flatMap((reply) -> {
			reply.elements().forEach((keyed) -> found.put(keyed.key().toString(), keyed.item()));
			List<Object> missing = wanted.stream().filter((key) -> !found.containsKey(key.toString())).toList();
			return (missing.isEmpty() || reply.elements().isEmpty()) ? Mono.just(found) : find(missing, found);
		});
	}

	private void chunkEnded(int size) {
		this.next += size;
		if (this.next == this.keys.size()) {
			this.state = State.DONE;
		}
	}

	private List<T> inOrder(List<Object> chunk, Map<String, T> found) {
		List<T> ordered = chunk.stream().map((key) -> found.get(key.toString())).filter(Objects::nonNull).toList();
		this.emitted += ordered.size();
		return ordered;
	}

	private enum State {

		FIRST, AFTER_KEY, ALL_KEYS, BY_KEYS, DONE

	}

}
