package io.github.springdirectus.test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;

class BomTests {

	private static final Path ROOT = Path.of("..");

	/** Modules that nobody depends on, and the BOM itself. */
	private static final Set<String> NOT_PUBLISHED = Set.of("directus-bom", "sample-app", "docs", "benchmarks");

	@Test
	void theBomListsEveryPublishedModuleAndNothingElse() throws Exception {
		List<String> modules = texts(parse(ROOT.resolve("pom.xml")), "module");
		assertThat(modules).contains("directus-client", "directus-bom");
		modules.removeAll(NOT_PUBLISHED);
		List<String> listed = texts(parse(ROOT.resolve("directus-bom/pom.xml")), "artifactId");
		listed.removeAll(List.of("directus-spring-boot-parent", "directus-bom", "flatten-maven-plugin"));
		assertThat(listed).containsExactlyInAnyOrderElementsOf(modules);
	}

	private static Document parse(Path pom) throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
	}

	private static List<String> texts(Document document, String tag) {
		NodeList nodes = document.getElementsByTagName(tag);
		return new ArrayList<>(
				IntStream.range(0, nodes.getLength()).mapToObj((i) -> nodes.item(i).getTextContent().trim()).toList());
	}

}
