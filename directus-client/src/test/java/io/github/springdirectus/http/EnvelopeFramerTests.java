package io.github.springdirectus.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EnvelopeFramerTests {

	private static final int MAX = 1000;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"data":[{"a":1},{"b":[2,3]}]}             | {"a":1},{"b":[2,3]}
			{"data":[]}                                | `  `
			{"data":{"a":{"b":"}"}}}                   | {"a":{"b":"}"}}
			{"data":null}                              | `  `
			{"data":"text, with \\" and ]"}            | "text, with \\" and ]"
			{"data":42}                                | 42
			{"data":[1,true,null,"x"]}                 | 1,true,null,"x"
			{"meta":{"data":[9]},"data":[{"a":1}]}     | {"a":1}
			{"data":[{"a":1}],"meta":{"x":[{}]}}       | {"a":1}
			{"errors":[{"data":[1]}],"data":[2]}       | 2
			{"da\\"ta":[1],"data":[2]}                 | 2
			` { "data" : [ {"a" : 1 } , 2 ] } `        | {"a" : 1 },2
			{"data":[{"\\\\":"\\\\"},{"é":"❤"}]}       | {"\\\\":"\\\\"},{"é":"❤"}
			{}                                         | `  `
			""")
	void findsTheElementsWhereverTheBytesAreCut(String json, String elements) {
		String expected = elements.trim();
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		for (int size = 1; size <= bytes.length; size++) {
			assertThat(frame(new EnvelopeFramer(true, MAX), bytes, size)).as("in pieces of %d", size)
				.isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			[{"a":1},2]     | {"a":1},2
			{"data":[1]}    | {"data":[1]}
			"text"          | "text"
			42              | 42
			true            | true
			[]              | `  `
			""")
	void findsTheElementsOfAnAnswerWithoutAnEnvelope(String json, String elements) {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		for (int size = 1; size <= bytes.length; size++) {
			assertThat(frame(new EnvelopeFramer(false, MAX), bytes, size)).as("in pieces of %d", size)
				.isEqualTo(elements.trim());
		}
	}

	@Test
	void handsOnAnElementBeforeTheNextOneArrives() {
		EnvelopeFramer framer = new EnvelopeFramer(true, MAX);
		assertThat(framer.accept(bytes("{\"data\":[{\"a\":1}"))).asString().isEqualTo("[{\"a\":1}]");
		assertThat(framer.accept(bytes(",{\"a\":2"))).isNull();
		assertThat(framer.accept(bytes("}"))).asString().isEqualTo("[{\"a\":2}]");
		assertThat(framer.isDone()).isFalse();
		assertThat(framer.accept(bytes("]}"))).isNull();
		assertThat(framer.isDone()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{\"meta\":{\"filter_count\":3},\"data\":[]}", "{\"data\":[1],\"meta\":{\"filter_count\":3}}" })
	void keepsTheMetaObjectBeforeOrAfterTheData(String json) {
		byte[] bytes = bytes(json);
		for (int size = 1; size <= bytes.length; size++) {
			EnvelopeFramer framer = new EnvelopeFramer(true, MAX);
			frame(framer, bytes, size);
			assertThat(framer.meta()).asString().isEqualTo("{\"filter_count\":3}");
		}
	}

	@Test
	void hasNoMetaWhereTheAnswerHasNone() {
		EnvelopeFramer framer = new EnvelopeFramer(true, MAX);
		framer.accept(bytes("{\"data\":[1]}"));
		assertThat(framer.meta()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>", "[1]", "{\"data\":[1]}x", "{data:1}", "{\"data\" [1]}", "{\"data\":[1 2]}",
			"{\"data\":[1];}", "pong" })
	void refusesWhatIsNotAnEnvelope(String text) {
		assertThatExceptionOfType(EnvelopeFramer.NotAnEnvelopeException.class)
			.isThrownBy(() -> new EnvelopeFramer(true, MAX).accept(bytes(text)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{\"data\"", "{\"data\":[{\"a\":1}", "{\"data\":[1,", "{\"data\":[1]",
			"{\"data\":\"x", "{\"data\":[1],\"meta\":{" })
	void isNotDoneBeforeTheEnvelopeEnds(String text) {
		EnvelopeFramer framer = new EnvelopeFramer(true, MAX);
		framer.accept(bytes(text));
		assertThat(framer.isDone()).isFalse();
	}

	@Test
	void boundsOneElementAndNotTheList() {
		EnvelopeFramer framer = new EnvelopeFramer(true, 10);
		framer.accept(bytes("{\"data\":["));
		for (int i = 0; i < 100; i++) {
			assertThat(framer.accept(bytes("\"12345678\","))).asString().isEqualTo("[\"12345678\"]");
		}
		framer.accept(bytes("\"123456789"));
		assertThatExceptionOfType(EnvelopeFramer.ElementTooLargeException.class)
			.isThrownBy(() -> framer.accept(bytes("0")));
	}

	@Test
	void boundsTheMetaObject() {
		EnvelopeFramer framer = new EnvelopeFramer(true, 10);
		assertThatExceptionOfType(EnvelopeFramer.ElementTooLargeException.class)
			.isThrownBy(() -> framer.accept(bytes("{\"meta\":{\"a\":1234567890")));
	}

	private static String frame(EnvelopeFramer framer, byte[] bytes, int size) {
		List<String> elements = new ArrayList<>();
		for (int from = 0; from < bytes.length; from += size) {
			add(elements, framer.accept(Arrays.copyOfRange(bytes, from, Math.min(from + size, bytes.length))));
		}
		assertThat(framer.isDone()).isTrue();
		add(elements, framer.finish());
		return String.join(",", elements);
	}

	private static void add(List<String> elements, byte[] run) {
		if (run != null) {
			String text = new String(run, StandardCharsets.UTF_8);
			assertThat(text).startsWith("[").endsWith("]");
			elements.add(text.substring(1, text.length() - 1));
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
