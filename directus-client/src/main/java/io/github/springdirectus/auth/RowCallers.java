package io.github.springdirectus.auth;

import java.util.List;

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

	private final List<String> more;

	/** What the server was found to know, which a new version may change. */
	private volatile UserFields fields = UserFields.WITH_POLICIES;

	/**
	 * Create a source.
	 * @param service asks as the service account
	 * @param more further fields to ask for
	 */
	RowCallers(CallerRequests service, List<String> more) {
		this.service = service;
		this.more = more;
	}

	@Override
	public Mono<DirectusPrincipal> find(String token) {
		return this.service.with(token).me("id").flatMap((me) -> {
			String share = Grants.text(me.path("share"));
			return (share != null) ? Mono.just(Principals.share(share, token)) : user(me.path("id").asString(), token);
		});
	}

	private Mono<DirectusPrincipal> user(String id, String token) {
		return row(id).filter((row) -> "active".equals(row.path("status").asString("")))
			.flatMap((row) -> grants(row).map((grants) -> Principals.user(row, grants, token)))
			.onErrorMap(RowCallers::isOfService, this::unavailable)
			.switchIfEmpty(Mono
				.error(() -> new DirectusAuthenticationException("The user of the token is deleted or not active.",
						null)));
	}

	private Mono<JsonNode> row(String id) {
		return Mono.defer(() -> {
			UserFields known = this.fields;
			Mono<JsonNode> other = this.service.user(id, known.other(), this.more).doOnNext((row) -> {
				if (known.other().areIn(row)) {
					this.fields = known.other();
				}
			});
			return this.service.user(id, known, this.more)
				.flatMap((row) -> known.areIn(row) ? Mono.just(row) : other)
				.onErrorResume(RowCallers::mayBeOfFields,
						(refusal) -> other.onErrorMap(RowCallers::mayBeOfFields, (again) -> refusal));
		});
	}

	private Mono<Grants> grants(JsonNode user) {
		Grants grants = new Grants();
		return addRoles(grants, grants.addLine(user.path("role"))).then(Mono.defer(() -> addPolicies(grants, user)))
			.thenReturn(grants);
	}

	private Mono<Void> addRoles(Grants grants, @Nullable String parent) {
		if (parent == null) {
			return Mono.empty();
		}
		return this.service.role(parent, this.fields).flatMap((role) -> addRoles(grants, grants.addLine(role)));
	}

	/**
	 * Add the policies of the user, who has the public ones only without any role.
	 */
	private Mono<Void> addPolicies(Grants grants, JsonNode user) {
		grants.addPolicies(user.path("policies"));
		return (user.path("role").isNull() && UserFields.WITH_POLICIES.areIn(user))
				? this.service.publicAccess().doOnNext(grants::addPolicies).then() : Mono.empty();
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
	private DirectusUnavailableException unavailable(Throwable refusal) {
		return new DirectusUnavailableException("The service account could not look up a caller. Its credentials must"
				+ " be valid, and must be allowed to read directus_users"
				+ (this.more.isEmpty() ? "" : " (" + String.join(", ", this.more) + " included)")
				+ ", directus_roles, and from Directus 11 on directus_access and directus_policies.", refusal);
	}

}
