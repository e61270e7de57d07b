package io.github.springdirectus.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BatchReportTests {

	private final IllegalStateException failure = new IllegalStateException("the title \"secret\" is taken");

	@Test
	void neighboursWithOneFateAreOneRange() {
		BatchReport report = new BatchReport(
				List.of(stored(500, 999), stored(0, 499), stored(1001, 1001), stored(1000, 1000)));
		assertThat(report.ranges()).containsExactly(stored(0, 1001));
		assertThat(report.count(BatchOutcome.STORED)).isEqualTo(1002);
	}

	@Test
	void failuresOfDifferentRequestsStayApart() {
		BatchReport report = new BatchReport(List.of(failed(0, 4, this.failure), failed(5, 9, this.failure),
				failed(10, 14, new IllegalStateException())));
		assertThat(report.ranges()).hasSize(2);
		assertThat(report.ranges(BatchOutcome.FAILED)).first().isEqualTo(failed(0, 9, this.failure));
	}

	@Test
	void tellsOfAnIndexWhatBecameOfIt() {
		BatchReport report = new BatchReport(List.of(stored(0, 9), failed(20, 29, this.failure)));
		assertThat(report.at(9)).isEqualTo(stored(0, 9));
		assertThat(report.at(10)).isNull();
		assertThat(report.at(20)).extracting(BatchReport.Range::failure).isSameAs(this.failure);
		assertThat(report.at(30)).isNull();
		assertThat(BatchReport.empty().at(0)).isNull();
	}

	@Test
	void isPrintedWithoutValues() {
		BatchReport report = new BatchReport(List.of(stored(0, 499), failed(500, 500, this.failure),
				new BatchReport.Range(501, 510, BatchOutcome.IN_DOUBT, this.failure),
				new BatchReport.Range(511, 520, BatchOutcome.NOT_SENT, null)));
		assertThat(report).hasToString("0-499 stored, 500 failed (IllegalStateException),"
				+ " 501-510 in doubt (IllegalStateException), 511-520 not sent");
		assertThat(BatchReport.empty()).hasToString("nothing sent");
	}

	@Test
	void aLaterAttemptSaysMoreButWhatWasStoredStays() {
		BatchReport first = new BatchReport(List.of(stored(0, 9), failed(10, 19, this.failure),
				new BatchReport.Range(20, 29, BatchOutcome.NOT_SENT, null)));
		BatchReport second = new BatchReport(
				List.of(stored(10, 14), failed(15, 19, this.failure), stored(20, 29), failed(5, 6, this.failure)));
		assertThat(first.merge(second))
			.isEqualTo(new BatchReport(List.of(stored(0, 14), failed(15, 19, this.failure), stored(20, 29))));
	}

	@Test
	void whatIsSaidLastOfAnIndexStands() {
		Random random = new Random(7);
		BatchOutcome[] expected = new BatchOutcome[200];
		RangeMap map = new RangeMap();
		for (int n = 0; n < 2000; n++) {
			int first = random.nextInt(200);
			int last = Math.min(199, first + random.nextInt(20));
			BatchOutcome outcome = BatchOutcome.values()[random.nextInt(5)];
			map.put(new BatchReport.Range(first, last, outcome, null));
			Arrays.fill(expected, first, last + 1, outcome);
		}
		BatchReport report = new BatchReport(map.ranges());
		for (int index = 0; index < 200; index++) {
			BatchReport.Range range = report.at(index);
			assertThat((range != null) ? range.outcome() : null).as("index " + index).isEqualTo(expected[index]);
		}
		for (int i = 1; i < report.ranges().size(); i++) {
			BatchReport.Range before = report.ranges().get(i - 1);
			BatchReport.Range range = report.ranges().get(i);
			assertThat(before.last() + 1 < range.first() || before.outcome() != range.outcome()).isTrue();
		}
	}

	@Test
	void canBeKept() throws Exception {
		BatchReport report = new BatchReport(List.of(stored(0, 9), failed(10, 19, this.failure)));
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(report);
		}
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			assertThat(in.readObject()).hasToString(report.toString());
		}
	}

	@Test
	void aRangeHasAnInput() {
		assertThatIllegalArgumentException().isThrownBy(() -> stored(5, 4));
		assertThatIllegalArgumentException().isThrownBy(() -> stored(-1, 4));
	}

	private static BatchReport.Range stored(long first, long last) {
		return new BatchReport.Range(first, last, BatchOutcome.STORED, null);
	}

	private static BatchReport.Range failed(long first, long last, Throwable failure) {
		return new BatchReport.Range(first, last, BatchOutcome.FAILED, failure);
	}

}
