package io.github.springdirectus.fault;

import java.util.function.Function;

import reactor.core.publisher.Flux;

import static io.github.springdirectus.fault.Plan.FIRST_REQUEST;

/**
 * What is called, and which of its requests meets the fault.
 */
enum Operation {

	FIND("find", Kind.LIST, FIRST_REQUEST, Calls::find),

	FIND_BY_SEARCH("find by SEARCH", Kind.LIST, FIRST_REQUEST, Calls::findBySearch),

	AGGREGATE("aggregate", Kind.LIST, FIRST_REQUEST, Calls::aggregate),

	EXCHANGE_BYTES("exchange(..).bytes()", Kind.BYTES, FIRST_REQUEST, Calls::exchangeBytes),

	FIND_PAGE("findPage", Kind.READ, FIRST_REQUEST, Calls::findPage),

	FIND_BY_ID("findById", Kind.READ, FIRST_REQUEST, Calls::findById),

	COUNT("count", Kind.READ, FIRST_REQUEST, Calls::count),

	SINGLETON_READ("read of a singleton", Kind.READ, FIRST_REQUEST, Calls::readSingleton),

	EXCHANGE_MONO("exchange(..).mono(..)", Kind.READ, FIRST_REQUEST, Calls::exchangeMono),

	STREAM_FIRST("stream: first page", Kind.STREAM, FIRST_REQUEST, Calls::stream),

	STREAM_LATER("stream: later page", Kind.STREAM, FIRST_REQUEST.request(2), Calls::stream),

	STREAM_KEYS("stream by title: the keys", Kind.STREAM_BY_KEYS, FIRST_REQUEST.request(2), Calls::streamByTitle),

	STREAM_BY_KEYS("stream by title: later page", Kind.STREAM_BY_KEYS, FIRST_REQUEST.request(4), Calls::streamByTitle),

	UPSERT_LOOK_UP("upsert: the look-up", Kind.READ, FIRST_REQUEST.updates(1), Calls::upsert),

	UPSERT_WRITE("upsert: the write", Kind.WRITE, FIRST_REQUEST.updates(1).request(2), Calls::upsert),

	CREATE("create", Kind.WRITE, FIRST_REQUEST.creates(1), Calls::create),

	CREATE_ALL("createAll", Kind.LIST_WRITE, FIRST_REQUEST.creates(3), Calls::createAll),

	NESTED_WRITE("nested write", Kind.WRITE, FIRST_REQUEST.creates(1), Calls::writeNested),

	UPDATE_BY_ID("updateById", Kind.WRITE, FIRST_REQUEST.updates(1), Calls::updateById),

	UPDATE_WHERE("updateWhere", Kind.LIST_WRITE, FIRST_REQUEST.updates(3), Calls::updateWhere),

	SINGLETON_UPDATE("update of a singleton", Kind.WRITE, FIRST_REQUEST.updates(1), Calls::updateSingleton),

	DELETE_BY_ID("deleteById", Kind.SILENT_WRITE, FIRST_REQUEST.deletes(1), Calls::deleteById),

	LOGIN("auth().login", Kind.WRITE, FIRST_REQUEST.as(Session.ANONYMOUS), Calls::login),

	LOGIN_FOR_A_READ("login for a read", Kind.READ, FIRST_REQUEST.as(Session.PASSWORD), Calls::me),

	REFRESH("refresh for a read", Kind.REFRESH, FIRST_REQUEST.as(Session.EXPIRED_TOKENS), Calls::me),

	REFRESH_OR_LOGIN("refresh, with a password", Kind.REFRESH_OR_LOGIN, FIRST_REQUEST.as(Session.EXPIRED_PASSWORD),
			Calls::me),

	RESOLVE_BY_TOKEN("callers().resolve: by the token", Kind.RESOLVE, FIRST_REQUEST, Calls::resolve),

	RESOLVE_BY_SERVICE("callers().resolve: by the service", Kind.RESOLVE, FIRST_REQUEST.request(2), Calls::resolve);

	private final String words;

	private final Kind kind;

	private final Plan plan;

	private final Function<Call, Flux<String>> call;

	Operation(String words, Kind kind, Plan plan, Function<Call, Flux<String>> call) {
		this.words = words;
		this.kind = kind;
		this.plan = plan;
		this.call = call;
	}

	Kind kind() {
		return this.kind;
	}

	Plan plan() {
		return this.plan;
	}

	Flux<String> make(Call call) {
		return this.call.apply(call);
	}

	@Override
	public String toString() {
		return this.words;
	}

}
