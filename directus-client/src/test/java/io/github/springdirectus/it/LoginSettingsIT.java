package io.github.springdirectus.it;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.github.springdirectus.auth.AuthProviders.Provider;
import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.auth.DirectusTokens;
import io.github.springdirectus.auth.LoginRequest;
import io.github.springdirectus.auth.SettableClock;
import io.github.springdirectus.auth.TokenMode;
import io.github.springdirectus.core.DirectusOperations;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusAuthenticationException;
import io.github.springdirectus.error.DirectusDecodingException;
import io.github.springdirectus.error.DirectusResponseException;
import io.github.springdirectus.error.DirectusUnavailableException;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/**
 * A Directus whose settings say that users are in an LDAP directory, and that the cookie
 * of a session has a name of its own. Directus 12 has no such providers without a
 * licence.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginSettingsIT {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final String COOKIE = "cms_session";

	@AutoClose
	private final InMemoryDirectoryServer directory = directory();

	@AutoClose
	private final DirectusServer server = DirectusServer.builder(DirectusVersion.V11)
		.env("SESSION_COOKIE_NAME", COOKIE)
		.env("AUTH_PROVIDERS", "staff,gone")
		.env("AUTH_STAFF_DRIVER", "ldap")
		.env("AUTH_STAFF_LABEL", "Staff")
		.env("AUTH_STAFF_CLIENT_URL", "ldap://127.0.0.1:" + this.directory.getListenPort())
		.env("AUTH_STAFF_BIND_DN", "cn=directus,dc=example,dc=com")
		.env("AUTH_STAFF_BIND_PASSWORD", "bind-password")
		.env("AUTH_STAFF_USER_DN", "ou=people,dc=example,dc=com")
		.env("AUTH_STAFF_USER_ATTRIBUTE", "uid")
		.env("AUTH_GONE_DRIVER", "ldap")
		.env("AUTH_GONE_CLIENT_URL", "ldap://127.0.0.1:1")
		.env("AUTH_GONE_BIND_DN", "cn=directus,dc=example,dc=com")
		.env("AUTH_GONE_BIND_PASSWORD", "bind-password")
		.env("AUTH_GONE_USER_DN", "ou=people,dc=example,dc=com")
		.start();

	private SettableClock clock;

	private DirectusTemplate nobody;

	@BeforeEach
	void begin() {
		this.clock = new SettableClock(Instant.now());
		this.nobody = template().sessionCookieName(COOKIE).build();
	}

	private static InMemoryDirectoryServer directory() {
		try {
			InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
			config.setListenerConfigs(
					InMemoryListenerConfig.createLDAPConfig("directory", InetAddress.getLoopbackAddress(), 0, null));
			config.setSchema(null);
			InMemoryDirectoryServer directory = new InMemoryDirectoryServer(config);
			directory.add("dn: dc=example,dc=com", "objectClass: domain", "dc: example");
			directory.add("dn: ou=people,dc=example,dc=com", "objectClass: organizationalUnit", "ou: people");
			directory.add("dn: cn=directus,dc=example,dc=com", "objectClass: person", "cn: directus", "sn: directus",
					"userPassword: bind-password");
			directory.add("dn: uid=grace,ou=people,dc=example,dc=com", "objectClass: inetOrgPerson", "uid: grace",
					"cn: Grace Hopper", "givenName: Grace", "sn: Hopper", "mail: grace@example.com",
					"userPassword: grace-password");
			directory.startListening();
			return directory;
		}
		catch (LDAPException | LDIFException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private DirectusTemplate.Builder template() {
		return DirectusTemplate.builder().url(this.server.url()).clock(this.clock);
	}

	@Test
	void theProvidersAreListed() {
		assertThat(this.nobody.auth().providers().block(TIMEOUT).providers())
			.extracting(Provider::name, Provider::driver, Provider::label)
			.containsExactlyInAnyOrder(tuple("staff", "ldap", "Staff"), tuple("gone", "ldap", null));
	}

	@Test
	void aUserOfTheDirectoryLogsInAndStaysLoggedIn() {
		DirectusOperations view = this.nobody.as(DirectusCredentials.provider("staff", "grace", "grace-password"));
		Object id = me(view);
		JsonNode row = this.server.admin().get("/users/" + id);
		assertThat(row.required("email").asString()).isEqualTo("grace@example.com");
		assertThat(row.required("first_name").asString()).isEqualTo("Grace");
		assertThat(row.required("provider").asString()).isEqualTo("staff");
		this.clock.advance(Duration.ofHours(1));
		assertThat(me(view)).as("after a refresh").isEqualTo(id);
	}

	@Test
	void aWrongPasswordOfTheDirectoryIsRefused() {
		refused(this.nobody.as(DirectusCredentials.provider("staff", "grace", "not-it")), "INVALID_CREDENTIALS");
		refused(this.nobody.as(DirectusCredentials.provider("staff", "nobody", "grace-password")),
				"INVALID_CREDENTIALS");
		refused(this.nobody.as(DirectusCredentials.emailPassword("grace@example.com", "grace-password")),
				"INVALID_CREDENTIALS");
	}

	@Test
	void aDirectoryThatIsNotThereIsNotTheUsersFault() {
		StepVerifier.create(this.nobody.auth().login(LoginRequest.of("grace", "grace-password").withProvider("gone")))
			.expectError(DirectusUnavailableException.class)
			.verify(TIMEOUT);
	}

	@Test
	void aProviderThatTheServerDoesNotHaveIsSaid() {
		StepVerifier.create(this.nobody.auth().login(LoginRequest.of("grace", "grace-password").withProvider("nope")))
			.expectErrorSatisfies((failure) -> assertThat(failure).asInstanceOf(type(DirectusResponseException.class))
				.extracting(DirectusResponseException::code)
				.isEqualTo("ROUTE_NOT_FOUND"))
			.verify(TIMEOUT);
	}

	@Test
	void aSessionUnderAnotherNameIsUsedRefreshedAndEnded() {
		DirectusTokens session = session();
		DirectusOperations view = this.nobody.as(DirectusCredentials.session(session.accessToken()));
		Object id = me(view);
		this.clock.advance(Duration.ofHours(25));
		assertThat(me(view)).as("after a refresh").isEqualTo(id);
		view.auth().logout().block(TIMEOUT);
		StepVerifier.create(view.exchange(HttpMethod.GET, "/users/me").mono(JsonNode.class))
			.expectError(DirectusAuthenticationException.class)
			.verify(TIMEOUT);
	}

	@Test
	void whoeverDoesNotKnowTheNameCanUseASessionButNotBeginOne() {
		DirectusTemplate unaware = template().build();
		DirectusTokens session = session();
		assertThat(me(unaware.as(DirectusCredentials.session(session.accessToken())))).isNotNull();
		StepVerifier.create(unaware.auth().refresh(session))
			.expectError(DirectusResponseException.class)
			.verify(TIMEOUT);
		StepVerifier.create(unaware.auth().login(login().withMode(TokenMode.SESSION)))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(DirectusDecodingException.class)
				.hasMessageContaining("sessionCookieName"))
			.verify(TIMEOUT);
	}

	private DirectusTokens session() {
		return this.nobody.auth().login(login().withMode(TokenMode.SESSION)).block(TIMEOUT);
	}

	private LoginRequest login() {
		return LoginRequest.of(this.server.adminEmail(), this.server.adminPassword());
	}

	private static String me(DirectusOperations view) {
		return view.exchange(HttpMethod.GET, "/users/me").mono(JsonNode.class).block(TIMEOUT).required("id").asString();
	}

	private static void refused(DirectusOperations view, String code) {
		StepVerifier.create(Mono.defer(() -> view.exchange(HttpMethod.GET, "/users/me").mono(JsonNode.class)))
			.expectErrorSatisfies(
					(failure) -> assertThat(failure).asInstanceOf(type(DirectusAuthenticationException.class))
						.extracting(DirectusAuthenticationException::code)
						.isEqualTo(code))
			.verify(TIMEOUT);
	}

}
