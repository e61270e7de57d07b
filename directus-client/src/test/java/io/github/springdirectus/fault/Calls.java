package io.github.springdirectus.fault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.query.Query;
import io.github.springdirectus.write.NestedWrite;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;

import static io.github.springdirectus.query.Aggregate.countAll;
import static io.github.springdirectus.query.Filters.field;
import static io.github.springdirectus.query.Filters.or;
import static io.github.springdirectus.query.Sort.asc;

/**
 * Makes the calls. What they emit is the same each time.
 */
final class Calls {

	private static final int BOOKS = 10;

	private Calls() {
	}

	static Flux<String> find(Call call) {
		return call.books().find(books()).map(call::text);
	}

	static Flux<String> findBySearch(Call call) {
		Query tooLong = books().mutate()
			.filter(or(field("id").lte(BOOKS), field("title").eq("x".repeat(8000))))
			.build();
		return call.books().find(tooLong).map(call::text);
	}

	static Flux<String> findPage(Call call) {
		return call.books().findPage(books()).map(call::text).flux();
	}

	static Flux<String> findById(Call call) {
		return call.books().findById(7, (q) -> q.fields("id", "title")).map(call::text).flux();
	}

	static Flux<String> count(Call call) {
		return call.books().count(books()).map(call::text).flux();
	}

	static Flux<String> aggregate(Call call) {
		return call.books()
			.aggregate((q) -> q.aggregate(countAll()).groupBy("id").filter(field("id").lte(BOOKS)).sort(asc("id")))
			.map((row) -> call.text(row.asMap()));
	}

	static Flux<String> readSingleton(Call call) {
		return call.directus().singleton("warehouse").read((q) -> q.fields("open")).map(call::text).flux();
	}

	static Flux<String> exchangeMono(Call call) {
		return call.directus()
			.exchange(HttpMethod.GET, "/items/books/{id}", 9)
			.query("fields", "id,title")
			.mono(Map.class)
			.map(call::text)
			.flux();
	}

	static Flux<String> exchangeBytes(Call call) {
		return call.directus()
			.exchange(HttpMethod.GET, "/items/books")
			.query("fields", "id,title")
			.query("sort", "id")
			.query("limit", BOOKS)
			.bytes()
			.map(Calls::released);
	}

	static Flux<String> stream(Call call) {
		return call.books().stream(books()).map(call::text);
	}

	static Flux<String> streamByTitle(Call call) {
		return call.books().stream(books().mutate().sort(asc("title")).build()).map(call::text);
	}

	static Flux<String> create(Call call) {
		return call.crates().create(call.crate(1), (q) -> q.fields("label")).map(call::text).flux();
	}

	static Flux<String> createAll(Call call) {
		return call.crates()
			.createAll(List.of(call.crate(1), call.crate(2), call.crate(3)), (q) -> q.fields("label", "amount"))
			.map(call::text);
	}

	static Flux<String> updateById(Call call) {
		return call.crates()
			.updateById(call.key(), Map.of("amount", 5), (q) -> q.fields("label"))
			.map(call::text)
			.flux();
	}

	static Flux<String> updateWhere(Call call) {
		return call.crates()
			.updateWhere((q) -> q.fields("label", "amount").filter(field("label").eq(call.tag())),
					Map.of("note", "changed"))
			.map(call::text);
	}

	static Flux<String> deleteById(Call call) {
		return call.crates().deleteById(call.key()).cast(String.class).flux();
	}

	static Flux<String> upsert(Call call) {
		return call.crates()
			.upsert(Map.of("id", call.key(), "amount", 5), (q) -> q.fields("label"))
			.map(call::text)
			.flux();
	}

	static Flux<String> updateSingleton(Call call) {
		return call.directus()
			.singleton("warehouse")
			.update(Map.of("name", call.tag()), (q) -> q.fields("open"))
			.map(call::text)
			.flux();
	}

	static Flux<String> writeNested(Call call) {
		return call.crates()
			.write(NestedWrite.create((crate) -> crate.set("label", call.tag())
				.many("pallets", (pallets) -> pallets.create((pallet) -> pallet.in("pallets").set("label", "A")))),
					(q) -> q.fields("label"))
			.map((result) -> call.text(result.item()))
			.flux();
	}

	static Flux<String> login(Call call) {
		return call.directus()
			.auth()
			.login(call.server().adminEmail(), call.server().adminPassword())
			.map((tokens) -> "tokens")
			.flux();
	}

	static Flux<String> me(Call call) {
		return call.directus()
			.exchange(HttpMethod.GET, "/users/me")
			.query("fields", "email")
			.mono(Map.class)
			.map(call::text)
			.flux();
	}

	static Flux<String> resolve(Call call) {
		return call.directus()
			.callers()
			.resolve(call.server().adminToken())
			.map((principal) -> call.text(principal.email()))
			.flux();
	}

	private static Query books() {
		return Query.of((q) -> q.fields("id", "title").filter(field("id").lte(BOOKS)).sort(asc("id")));
	}

	private static String released(DataBuffer buffer) {
		String text = buffer.toString(StandardCharsets.UTF_8);
		DataBufferUtils.release(buffer);
		return text;
	}

}
