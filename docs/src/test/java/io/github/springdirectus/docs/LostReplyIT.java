package io.github.springdirectus.docs;

import java.time.Duration;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import io.github.springdirectus.testserver.WithDirectus;
import io.github.springdirectus.testserver.fault.Fault;
import io.github.springdirectus.testserver.fault.FaultProxy;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

@WithDirectus(version = DirectusVersion.V11, seed = "newsroom.yaml")
class LostReplyIT {

	@Test
	void aReadIsRepeatedWhereItsAnswerWasLost(DirectusServer server) {
		try (FaultProxy proxy = FaultProxy.to(server.url())) {
			proxy.fail(Fault.loseReply()).on("GET", "/items/articles").once();
			proxy.fail(Fault.unavailable()).on("GET", "/items/articles").once();
			DirectusTemplate directus = DirectusTemplate.builder()
				.url(proxy.url())
				.credentials(DirectusCredentials.staticToken(server.adminToken()))
				.build();
			StepVerifier.create(directus.collection("articles").find((q) -> q.limit(1)))
				.expectNextCount(1)
				.expectComplete()
				.verify(Duration.ofSeconds(30));
			assertThat(proxy.count("GET", "/items/articles")).isEqualTo(3);
		}
	}

}
