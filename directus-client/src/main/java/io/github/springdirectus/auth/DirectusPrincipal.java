package io.github.springdirectus.auth;

import java.security.Principal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Who a token belongs to, and what Directus grants them. Immutable; its {@code toString}
 * shows neither attributes nor e-mail address.
 * <p>
 * With a service account it is what the row of the user says, names included. Without
 * one, it is what the token's own calls tell: a user who may read nothing has an id, the
 * ids of roles, and the two flags.
 *
 * @param id the id of the user; {@code null} for a share
 * @param email the e-mail address, or {@code null}
 * @param firstName the first name, or {@code null}
 * @param lastName the last name, or {@code null}
 * @param roles the role of the user, then its parents up to the topmost; Directus 10 has
 * no parents
 * @param policies the policies of the roles, then those of the user, and the public ones
 * for a user without a role, as Directus grants them; without any that is bound to IP
 * addresses, which it grants by where a request comes from. Empty on Directus 10, and
 * without a service account
 * @param adminAccess whether they may do everything
 * @param appAccess whether they may use the Data Studio
 * @param status the status of the user, {@code active} where it is known; {@code null}
 * otherwise
 * @param attributes the row of the user as Directus gave it, without secrets, roles and
 * policies; further fields are asked for where the template is built
 * @param share the id of the share that the token is for; {@code null} for a user
 * @param expiresAt when the token expires; {@code null} for one that does not
 * @see <a href="https://directus.io/docs/guides/auth/access-control">Directus access
 * control</a>
 */
public record DirectusPrincipal(@Nullable String id, @Nullable String email, @Nullable String firstName,
		@Nullable String lastName, List<Role> roles, List<Policy> policies, boolean adminAccess, boolean appAccess,
		@Nullable String status, Map<String, @Nullable Object> attributes, @Nullable String share,
		@Nullable Instant expiresAt) implements Principal {

	/**
	 * Create a principal, in tests or from where a cache has kept it; lists and map are
	 * copied.
	 */
	public DirectusPrincipal {
		if ((id == null) == (share == null)) {
			throw new IllegalArgumentException("A principal is either a user, who has an id, or a share");
		}
		roles = List.copyOf(roles);
		policies = List.copyOf(policies);
		attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
	}

	/**
	 * Whether a role is among the user's own and its parents.
	 * @param idOrName the id or the name of a role, in its exact case; an id is the safer
	 * one, since Directus lets two roles have the same name
	 * @return whether the user has it
	 */
	public boolean hasRole(String idOrName) {
		return this.roles.stream().anyMatch((role) -> idOrName.equals(role.id()) || idOrName.equals(role.name()));
	}

	/**
	 * Whether a policy is among those of the user and its roles.
	 * @param idOrName the id or the name of a policy, in its exact case
	 * @return whether the user has it
	 */
	public boolean hasPolicy(String idOrName) {
		return this.policies.stream()
			.anyMatch((policy) -> idOrName.equals(policy.id()) || idOrName.equals(policy.name()));
	}

	/**
	 * A name that is the same for each token of a user.
	 * @return the id of the user, or {@code share:} and the id of the share
	 */
	@Override
	public String getName() {
		return (this.id != null) ? this.id : "share:" + this.share;
	}

	@Override
	public String toString() {
		return "DirectusPrincipal[" + getName() + ", roles=" + this.roles + ", adminAccess=" + this.adminAccess
				+ ", status=" + this.status + ", expiresAt=" + this.expiresAt + "]";
	}

	/**
	 * A role of a user.
	 *
	 * @param id its id
	 * @param name its name; {@code null} where it is not known
	 */
	public record Role(String id, @Nullable String name) {
	}

	/**
	 * A policy of a user.
	 *
	 * @param id its id
	 * @param name its name; {@code null} where it is not known
	 */
	public record Policy(String id, @Nullable String name) {
	}

}
