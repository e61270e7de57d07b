package io.github.springdirectus.auth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusForbiddenException;
import io.github.springdirectus.error.DirectusResponseException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Knows what the token's own calls tell, where there is no service account.
 */
final class TokenCallers implements CallerSource {

	private static final Log logger = LogFactory.getLog(TokenCallers.class);

	private final AtomicBoolean said = new AtomicBoolean();

	private final CallerRequests requests;

	TokenCallers(CallerRequests requests) {
		this.requests = requests;
	}

	@Override
	public Mono<DirectusPrincipal> find(String token) {
		return Mono.defer(() -> {
			if (this.said.compareAndSet(false, true)) {
				logger.warn("Callers are looked up without a service account: suspended or deleted users and roles"
						+ " that were taken away are not noticed before the access token expires, and names of roles"
						+ " may be unknown. Give the template credentials that may read users, roles and policies.");
			}
			CallerRequests own = this.requests.with(token);
			return own.me("").flatMap((me) -> {
				String share = Grants.text(me.path("share"));
				return (share != null) ? Mono.just(Principals.share(share, token)) : user(own, me, token);
			});
		});
	}

	private static Mono<DirectusPrincipal> user(CallerRequests own, JsonNode me, String token) {
		JsonNode status = me.path("status");
		if (status.isString() && !"active".equals(status.asString())) {
			return Mono.error(new DirectusAuthenticationException("The user of the token is not active.", null));
		}
		return own.myGlobals().flatMap((globals) -> own.myRoles().map((roles) -> {
			Grants grants = new Grants();
			grants.addFlags(globals);
			ownFirst(roles).forEach(grants::add);
			return grants;
		}))
			.onErrorResume(TokenCallers::isBeforePolicies,
					(missing) -> own.me("id,role.id,role.name,role.admin_access,role.app_access").map((row) -> {
						Grants grants = new Grants();
						grants.add(row.path("role"));
						return grants;
					}))
			.map((grants) -> Principals.user(me, grants, token));
	}

	/**
	 * Directus 10 has no such route, and takes {@code me} for the id of a policy or role.
	 */
	private static boolean isBeforePolicies(Throwable failure) {
		return failure instanceof DirectusForbiddenException
				|| failure instanceof DirectusResponseException response && response.status() == 404;
	}

	/**
	 * The roles from that of the user to the topmost.
	 */
	private static List<JsonNode> ownFirst(List<JsonNode> roles) {
		List<JsonNode> ordered = new ArrayList<>();
		List<JsonNode> left = new ArrayList<>(roles);
		while (!left.isEmpty()) {
			JsonNode lowest = left.stream()
				.filter((role) -> left.stream().noneMatch((child) -> isParent(role, child)))
				.findFirst()
				.orElse(left.get(0));
			ordered.add(lowest);
			left.remove(lowest);
		}
		boolean told = roles.stream().anyMatch((role) -> role.path("parent").isString());
		if (!told) {
			Collections.reverse(ordered);
		}
		return ordered;
	}

	private static boolean isParent(JsonNode role, JsonNode child) {
		return role != child && role.path("id").equals(child.path("parent"));
	}

}
