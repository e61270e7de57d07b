package io.github.springdirectus.it;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusId;
import io.github.springdirectus.model.Ref;
import io.github.springdirectus.testserver.DirectusSeed;
import io.github.springdirectus.testserver.DirectusServer;
import io.github.springdirectus.testserver.DirectusVersion;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Labels and articles on a Directus of their own, of each version: Directus 12 without a
 * licence has no room for these collections beside the others.
 */
@ParameterizedClass
@MethodSource(DirectusVersion.ENABLED)
abstract class RecordsTest {

	static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static DirectusServer running;

	final DirectusVersion version;

	final DirectusServer server;

	final DirectusTemplate directus;

	RecordsTest(DirectusVersion version) {
		this.version = version;
		this.server = server(version);
		this.directus = template("").build();
	}

	private static synchronized DirectusServer server(DirectusVersion version) {
		if (running == null) {
			running = DirectusServer.builder(version)
				.exclusive()
				.seed(DirectusSeed.fromResource("records.yaml"))
				.start();
		}
		return running;
	}

	@AfterParameterizedClassInvocation
	static synchronized void stop() {
		if (running != null) {
			running.close();
			running = null;
		}
	}

	/**
	 * A template.
	 * @param token whose token, or empty for the administrator's
	 */
	DirectusTemplate.Builder template(String token) {
		return DirectusTemplate.builder()
			.url(this.server.url())
			.credentials(DirectusCredentials.staticToken(token.isEmpty() ? this.server.adminToken() : token));
	}

	ItemOperations<Label> labels() {
		return this.directus.collection(Label.class);
	}

	@DirectusCollection("labels")
	record Label(@DirectusId Integer id, String name, Integer establishedYear, List<Artist> artists) {

		List<String> artistNames() {
			return this.artists.stream().map(Artist::name).toList();
		}

	}

	@DirectusCollection("artists")
	record Artist(@DirectusId Integer id, String name, LocalDate born, List<Album> albums) {
	}

	@DirectusCollection("albums")
	record Album(@DirectusId Integer id, String title) {
	}

	record NewArtist(String name) {
	}

	@DirectusCollection("ulabels")
	record ULabel(@DirectusId UUID id, String name, List<UArtist> artists) {
	}

	@DirectusCollection("uartists")
	record UArtist(@DirectusId UUID id, String name) {
	}

	@DirectusCollection("dlabels")
	record DLabel(@DirectusId Integer id, String name, List<DArtist> artists) {
	}

	@DirectusCollection("dartists")
	record DArtist(@DirectusId Integer id, String name) {
	}

	@DirectusCollection("articles")
	record Article(@DirectusId Integer id, String title, String status, Ref<Writer> author, List<Comment> comments,
			List<ArticleTag> tags, List<Translation> translations) {
	}

	@DirectusCollection("writers")
	record Writer(@DirectusId Integer id, String name, String email) {
	}

	@DirectusCollection("comments")
	record Comment(@DirectusId Integer id, String text) {
	}

	@DirectusCollection("articles_tags")
	record ArticleTag(@DirectusId Integer id, Tag tagsId, Integer sort) {
	}

	@DirectusCollection("tags")
	record Tag(@DirectusId Integer id, String name) {
	}

	@DirectusCollection("articles_translations")
	record Translation(@DirectusId Integer id, String languagesCode, String title, String content) {
	}

	@DirectusCollection("headings")
	record Heading(@DirectusId Integer id, String text, Integer level) {
	}

}
