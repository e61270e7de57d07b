package io.github.springdirectus.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every Java snippet of the README and the pages stands, to the letter, in a test that is
 * compiled and run here, and every link leads somewhere.
 */
class SnippetTests {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

	private static final Pattern LINK = Pattern.compile("]\\((?!https?://)([^)#]+)");

	static Stream<Arguments> snippets() throws IOException {
		List<Arguments> snippets = new ArrayList<>();
		for (Path page : pages()) {
			Matcher matcher = JAVA.matcher(Files.readString(page));
			for (int number = 1; matcher.find(); number++) {
				snippets.add(Arguments.of(ROOT.relativize(page) + " #" + number, matcher.group(1)));
			}
		}
		return snippets.stream();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("snippets")
	void aSnippetStandsInATestThatIsRun(String name, String snippet) throws IOException {
		String wanted = withoutSpace(snippet);
		assertThat(sources().stream().anyMatch((source) -> source.contains(wanted)))
			.as("%s stands in a test source:%n%s", name, snippet)
			.isTrue();
	}

	@Test
	void thereAreSnippets() throws IOException {
		assertThat(snippets()).hasSizeGreaterThan(10);
	}

	@Test
	void everyLinkLeadsToAFile() throws IOException {
		for (Path page : pages()) {
			Matcher matcher = LINK.matcher(Files.readString(page));
			while (matcher.find()) {
				assertThat(page.resolveSibling(matcher.group(1))).as("a link of %s", page).exists();
			}
		}
	}

	private static List<Path> pages() throws IOException {
		List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
		try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
			docs.filter((path) -> path.toString().endsWith(".md")).forEach(pages::add);
		}
		return pages;
	}

	private static List<String> sources() throws IOException {
		try (Stream<Path> sources = Files.walk(ROOT.resolve("docs/src/test/java"))) {
			return sources.filter((path) -> path.toString().endsWith(".java")).map(SnippetTests::read).toList();
		}
	}

	private static String read(Path source) {
		try {
			return withoutSpace(Files.readString(source));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String withoutSpace(String text) {
		return text.replaceAll("\\s+", "");
	}

}
