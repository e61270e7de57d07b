package io.github.springdirectus.auth;

import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.error.DirectusInvalidQueryException;
import io.github.springdirectus.error.DirectusTransportException;
import io.github.springdirectus.error.DirectusUnavailableException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Asks with the token for the id alone, and with a service account for the row, which
 * decides: Directus goes on taking an access token whose user was suspended or deleted,
 * or has lost the role that the token names.
 */
final class RowCallers implements CallerSource {

	private final CallerRequests service;

	/** What the server was found to know, which a new version may change. */
	private volatile UserFields fields = UserFields.WITH_POLICIES;

	RowCallers(CallerRequests service) {
		this.service = service;
	}

	@Override
	public Mono<DirectusPrincipal> find(String token) {
		return this.service.with(token).me("id").flatMap((me) -> {
			String share = Grants.text(me.path("share"));
			return (share != null) ? Mono.just(Principals.share(share, token)) : user(me.path("id").asString(), token);
		});
	}

	private Mono<DirectusPrincipal> user(String id, String token) {
		Mono<Caller> row = row(id).flatMap((found) -> {
			Grants grants = new Grants();
			return addRoles(grants, grants.addLine(found.path("role")))
				.then(Mono.fromSupplier(() -> new Caller(found, grants)));
		});
		return row.onErrorMap(RowCallers::isOfService, RowCallers::unavailable)
			.filter((found) -> "active".equals(found.row().path("status").asString("")))
			.switchIfEmpty(Mono.error(
					() -> new DirectusAuthenticationException("The user of the token is deleted or not active.", null)))
			.map((found) -> {
				found.grants().addPolicies(found.row().path("policies"));
				return Principals.user(found.row(), found.grants(), token);
			});
	}

	private Mono<JsonNode> row(String id) {
		return Mono.defer(() -> {
			UserFields known = this.fields;
			Mono<JsonNode> other = this.service.user(id, known.other()).doOnNext((row) -> {
				if (known.other().areIn(row)) {
					this.fields = known.other();
				}
			});
			return this.service.user(id, known)
				.flatMap((row) -> known.areIn(row) ? Mono.just(row) : other)
				.onErrorResume(RowCallers::mayBeOfFields,
						(refusal) -> other.onErrorMap(RowCallers::mayBeOfFields, (again) -> refusal));
		});
	}

	private Mono<Void> addRoles(Grants grants, @Nullable String parent) {
		if (parent == null) {
			return Mono.empty();
		}
		return this.service.role(parent, this.fields).flatMap((role) -> addRoles(grants, grants.addLine(role)));
	}

	private static boolean mayBeOfFields(Throwable failure) {
		return failure instanceof DirectusForbiddenException || failure instanceof DirectusInvalidQueryException;
	}

	private static boolean isOfService(Throwable failure) {
		return !(failure instanceof DirectusTransportException || failure instanceof DirectusUnavailableException);
	}

	/**
	 * A service account that is refused must not look like a caller who is.
	 */
	private static DirectusUnavailableException unavailable(Throwable refusal) {
		return new DirectusUnavailableException("The service account could not look up a caller. Its credentials must"
				+ " be valid, and must be allowed to read directus_users, directus_roles, and from Directus 11 on"
				+ " directus_access and directus_policies.", refusal);
	}

	private record Caller(JsonNode row, Grants grants) {
	}

}
