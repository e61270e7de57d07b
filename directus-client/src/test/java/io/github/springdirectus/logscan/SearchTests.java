package io.github.springdirectus.logscan;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.springdirectus.logscan.Search.Hit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The search finds what a plain one finds.
 */
class SearchTests {

	private final Random random = new Random(42);

	@Test
	void everyPlaceOfEveryTextIsFound() {
		for (int round = 0; round < 200; round++) {
			Search search = new Search();
			Set<String> sought = new HashSet<>();
			for (int i = 0; i < 20; i++) {
				sought.add(text(8 + this.random.nextInt(4)));
			}
			sought.forEach((each) -> search.add(each, each));
			String text = text(2000);
			assertThat(search.in(text)).containsExactlyInAnyOrderElementsOf(plain(text, sought));
		}
	}

	@Test
	void whatIsAtTheEdgesIsFound() {
		Search search = new Search();
		search.add("12345678", "eight");
		search.add("12345678X", "nine");
		assertThat(search.in("12345678")).containsExactly(new Hit(0, 8, "eight"));
		assertThat(search.in("a12345678X")).containsExactly(new Hit(1, 9, "eight"), new Hit(1, 10, "nine"));
		assertThat(search.in("1234567")).isEmpty();
		assertThat(search.in("")).isEmpty();
	}

	/** Of two characters, so that it is found often. */
	private String text(int length) {
		return this.random.ints(length, 'a', 'c')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static List<Hit> plain(String text, Set<String> sought) {
		return sought.stream()
			.flatMap((each) -> IntStream.range(0, text.length())
				.filter((start) -> text.startsWith(each, start))
				.mapToObj((start) -> new Hit(start, start + each.length(), each)))
			.toList();
	}

}
