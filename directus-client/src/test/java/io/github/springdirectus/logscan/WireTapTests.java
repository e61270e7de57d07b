package io.github.springdirectus.logscan;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a connection carries is known by the name it goes by.
 */
class WireTapTests {

	private final Secrets secrets = new Secrets();

	private final EmbeddedChannel channel = new EmbeddedChannel(new WireTap(this.secrets));

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void tokensOfHeadersAndCookiesAreKnown() {
		sent("GET /users/me HTTP/1.1\r\nauthorization: Bearer the-token-1\r\nCookie: directus_session_token=the-token-2\r\n"
				+ "accept: */*\r\n\r\n");
		received("HTTP/1.1 200 OK\r\nSet-Cookie: directus_session_token=the-token-3; Path=/; HttpOnly\r\n\r\n");
		assertKnown("the-token-1", "the-token-2", "the-token-3");
	}

	@Test
	void passwordsAndTokensOfBodiesAreKnown() {
		sent("{\"mode\":\"json\",\"email\":\"ann@example.com\",\"password\":\"a \\\"long\\\" pass\\\\w/örd\"}");
		sent("{\"share\":\"1\", \"password\" : \"another-one\"}");
		received("{\"data\":{\"access_token\":\"the-token-1\",\"expires\":900000,\"refresh_token\":\"the-token-2\"}}");
		received("{\"data\":{\"secret\":\"THE-OTP-SECRET\",\"token\":\"the-token-3\"}}");
		assertKnown("a \"long\" pass\\w/örd", "another-one", "the-token-1", "the-token-2", "THE-OTP-SECRET",
				"the-token-3");
	}

	@Test
	void whatIsNoSecretIsNot() {
		sent("GET /items/token?fields=password HTTP/1.1\r\nHost: localhost\r\n\r\n");
		received("{\"data\":[{\"password\":\"**********\",\"token\":null,\"title\":\"password\"}]}");
		received("{\"errors\":[{\"extensions\":{\"field\":\"password\"}}],\"token\":\"short\"}");
		assertThat(this.secrets.size()).isZero();
	}

	@Test
	void aSecretThatIsCutAnywhereIsKnown() {
		String body = "{\"data\":{\"access_token\":\"the-token-of-now\",\"expires\":900000}}";
		for (int cut = 1; cut < body.length(); cut++) {
			String number = String.valueOf(100 + cut);
			received(body.replace("now", number).substring(0, cut));
			received(body.replace("now", number).substring(cut));
			assertKnown("the-token-of-" + number);
		}
	}

	@Test
	void theBytesAreLeftAlone() {
		ByteBuf bytes = Unpooled.copiedBuffer("{\"token\":\"the-token-1\"}", StandardCharsets.UTF_8);
		this.channel.writeInbound(bytes);
		ByteBuf read = this.channel.readInbound();
		assertThat(read).isSameAs(bytes);
		assertThat(read.toString(StandardCharsets.UTF_8)).isEqualTo("{\"token\":\"the-token-1\"}");
		assertThat(read.refCnt()).isEqualTo(1);
		read.release();
	}

	private void sent(String text) {
		this.channel.writeOutbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
	}

	private void received(String text) {
		this.channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
	}

	private void assertKnown(String... values) {
		assertThat(values).allSatisfy((value) -> assertThat(this.secrets.contains(value)).as(value).isTrue());
	}

}
