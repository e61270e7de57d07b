package io.github.springdirectus.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.springdirectus.auth.DirectusCredentials;
import io.github.springdirectus.autoconfigure.DirectusAutoConfiguration;
import io.github.springdirectus.autoconfigure.DirectusTemplateBuilderCustomizer;
import io.github.springdirectus.core.DirectusRequestCustomizer;
import io.github.springdirectus.core.DirectusTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page on configuration: its snippets work, and its table lists what there is.
 */
class ConfigurationPageTests {

	private static final Path PAGE = Path.of("../docs/configuration.md");

	private static final Pattern ROW = Pattern.compile("^\\| `([a-z.-]+)` \\| (?:`([^`]+)`)? ?\\|", Pattern.MULTILINE);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, DirectusAutoConfiguration.class))
		.withPropertyValues("directus.url=https://cms.example.com", "directus.auth.token=a-token");

	@Test
	void theTableListsEveryPropertyWithItsDefault() throws IOException {
		Map<String, String> documented = new TreeMap<>();
		Matcher row = ROW.matcher(Files.readString(PAGE));
		while (row.find()) {
			documented.put(row.group(1), (row.group(2) != null) ? row.group(2) : "");
		}
		Map<String, String> known = new TreeMap<>();
		for (JsonNode property : metadata().path("properties")) {
			known.put(property.path("name").asString(), property.path("defaultValue").asString(""));
		}
		assertThat(documented).isEqualTo(known);
	}

	@Test
	void theYamlIsUnderstood() throws IOException {
		String page = Files.readString(PAGE);
		String yaml = page.substring(page.indexOf("```yaml") + 7);
		PropertySource<?> source = new YamlPropertySourceLoader()
			.load("page", new ByteArrayResource(yaml.substring(0, yaml.indexOf("```")).getBytes()))
			.get(0);
		this.runner.withPropertyValues("DIRECTUS_TOKEN=from-the-environment")
			.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(source))
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(DirectusTemplate.class);
				assertThat(context.getEnvironment().getProperty("directus.retry.max-attempts")).isEqualTo("5");
			});
	}

	@ParameterizedTest
	@ValueSource(classes = { Customizing.class, RequestIds.class, Archive.class })
	void aSnippetStartsTheApplication(Class<?> configuration) {
		this.runner.withUserConfiguration(configuration)
			.run((context) -> assertThat(context).hasNotFailed().hasBean("directusTemplate"));
	}

	@Test
	void theSecondServerStandsBesideTheFirst() {
		this.runner.withUserConfiguration(Archive.class).run((context) -> {
			DirectusTemplate archive = context.getBean("archive", DirectusTemplate.class);
			assertThat(archive.collection("a").explain((q) -> q.limit(1))).contains("https://archive.example.com/");
			DirectusTemplate first = context.getBean(DirectusTemplate.class);
			assertThat(first.collection("a").explain((q) -> q.limit(1))).contains("https://cms.example.com/");
		});
	}

	private static JsonNode metadata() throws IOException {
		try (var in = DirectusAutoConfiguration.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			JsonNode ours = JsonMapper.shared().readTree(in);
			assertThat(ours.path("properties").toString()).contains("directus.url");
			return ours;
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Customizing {

		@Bean
		DirectusTemplateBuilderCustomizer moreMemory() {
			return (builder) -> builder.maxInMemorySize(DataSize.ofMegabytes(8));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RequestIds {

		@Bean
		DirectusRequestCustomizer requestId() {
			return (headers, context) -> context.<String>getOrEmpty("requestId")
				.ifPresent((id) -> headers.set("X-Request-Id", id));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Archive {

		private final String archiveToken = "another-token";

		@Bean(defaultCandidate = false)
		@Qualifier("archive")
		DirectusTemplate archive(DirectusTemplate.Builder builder) {
			return builder.url("https://archive.example.com")
				.credentials(DirectusCredentials.staticToken(this.archiveToken))
				.build();
		}

	}

}
