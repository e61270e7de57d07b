package io.github.springdirectus.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.springdirectus.core.DirectusTemplate;
import io.github.springdirectus.error.DirectusInvalidItemException;
import io.github.springdirectus.error.FieldErrors;
import io.github.springdirectus.items.ItemOperations;
import io.github.springdirectus.model.Patch;
import io.github.springdirectus.wire.Records.Artist;
import io.github.springdirectus.wire.Records.Label;
import io.github.springdirectus.wire.Records.NewLabel;
import io.github.springdirectus.wire.Records.Owner;
import io.github.springdirectus.write.BeanConstraints;
import io.github.springdirectus.write.Naming;
import io.github.springdirectus.write.NestedWrite;
import io.github.springdirectus.write.WriteValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What validators see, where their errors point, and that nothing is sent when one finds
 * something.
 */
class WriteValidationTests extends WireTest {

	private static final Validator JAKARTA = Validation.byDefaultProvider()
		.configure()
		.messageInterpolator(new ParameterMessageInterpolator())
		.buildValidatorFactory()
		.getValidator();

	private final List<Map<String, Object>> seen = new ArrayList<>();

	private ItemOperations<Label> validated() {
		return template().validator(WriteValidator.of(Label.class, (label, errors) -> {
			this.seen.add(label.plain());
			this.seen.add(label.plain(Naming.MODEL));
			if (label.has(Label::name) && "".equals(label.get(Label::name))) {
				errors.add("name", "Name cannot be empty.");
			}
			Integer year = label.get(Label::establishedYear);
			if (year != null && year < 1700) {
				errors.add("establishedYear", "Label is too old!");
			}
			List<Artist> artists = label.get(Label::artists);
			if (year != null && artists != null && artists.get(1).born() == null) {
				errors.at("artists", 1).add("born", "Who is that?");
			}
		})).validator(WriteValidator.of(Artist.class, (artist, errors) -> {
			if ("".equals(artist.get("name"))) {
				errors.add("name", artist.isCreate() ? "New and nameless." : "Nameless.");
			}
		})).validator(WriteValidator.of(Owner.class, (owner, errors) -> {
			if (!owner.has("name")) {
				errors.add("name", "Who owns it?");
			}
		})).build().collection(Label.class);
	}

	private void refused(Publisher<?> write, FieldErrors... errors) {
		StepVerifier.create(write)
			.expectErrorSatisfies((error) -> assertThat(((DirectusInvalidItemException) error).validationErrors())
				.containsExactly(errors))
			.verify(TIMEOUT);
		assertThat(this.server.requests()).isEmpty();
	}

	private static FieldErrors at(List<Object> path, String field, String message) {
		return new FieldErrors(path, Map.of(field, List.of(message)));
	}

	@Test
	void aNestedWriteIsShownInTheShapeOfItsModel() {
		refused(validated().write(NestedWrite.update(Label.class, 1,
				(label) -> label.tag("t")
					.set(Label::establishedYear, 1699)
					.one(Label::owner, (owner) -> owner.set(Owner::name, "o"))
					.many(Label::artists,
							(artists) -> artists.unlink(9)
								.update(5, Map.of("name", "a", "born", "2000-01-01"))
								.create("x", Map.of("name", ""))
								.link(7)))),
				at(List.of(), "establishedYear", "Label is too old!"), new FieldErrors(List.of("artists", 1),
						Map.of("born", List.of("Who is that?"), "name", List.of("New and nameless."))));
		assertThat(this.seen.get(0)).isEqualTo(Map.of("established_year", 1699, "owner", Map.of("name", "o"), "artists",
				List.of(Map.of("id", 5, "name", "a", "born", "2000-01-01"), Map.of("name", ""), 7)));
		assertThat(this.seen.get(1)).containsEntry("establishedYear", 1699).doesNotContainKey("established_year");
	}

	@Test
	void plainCreatesAndUpdatesAreValidatedWhateverTheyAreWrittenWith() {
		FieldErrors nameless = at(List.of(), "name", "Name cannot be empty.");
		refused(validated().create(Map.of("name", "")), nameless);
		refused(validated().create(new NewLabel("", null)), nameless);
		refused(validated().updateById(1, Patch.of(Label.class).set(Label::name, "")), nameless);
		refused(validated().updateAllById(List.of(1, 2), Map.of("name", "")), nameless);
		refused(directusWith().collection("labels").create(Map.of("name", "")), nameless);
	}

	private DirectusTemplate directusWith() {
		return template().validator(WriteValidator.of(Label.class, (label, errors) -> {
			if ("".equals(label.get(Label::name))) {
				errors.add("name", "Name cannot be empty.");
			}
		})).build();
	}

	@Test
	void mapsUnderRelationsAreItemsToo() {
		refused(validated()
			.create(Map.of("name", "a", "artists", List.of(3, Map.of("name", "", "born", "2000-01-01")))),
				at(List.of("artists", 1), "name", "New and nameless."));
		refused(validated().updateById(1,
				Map.of("artists",
						Map.of("create", List.of(Map.of("name", "")), "update", List.of(Map.of("id", 2, "name", ""))))),
				at(List.of("artists", 0), "name", "New and nameless."), at(List.of("artists", 1), "name", "Nameless."));
		refused(validated().create(Map.of("name", "a", "owner", Map.of("id", 4))),
				at(List.of("owner"), "name", "Who owns it?"));
	}

	@Test
	void allErrorsOfABatchAreCollectedAndPointIntoIt() {
		refused(validated().createAll(
				List.of(Map.of("name", ""), Map.of("name", "a"), Map.of("artists", List.of(Map.of("name", ""))))),
				at(List.of(0), "name", "Name cannot be empty."),
				at(List.of(2, "artists", 0), "name", "New and nameless."));
		refused(validated().updateEach(List.of(Map.of("id", 1, "name", ""))),
				at(List.of(0), "name", "Name cannot be empty."));
	}

	@Test
	void whatIsValidIsSentAsItWasWritten() {
		this.server.always(StubAnswer.json("{\"data\":{\"id\":1}}"));
		validated().create(Map.of("artists", List.of(3, Map.of("name", "b")))).block(TIMEOUT);
		assertThat(this.server.request().body()).isEqualTo("{\"artists\":[3,{\"name\":\"b\"}]}");
	}

	private ItemOperations<Label> constrained() {
		return template().constraints(BeanConstraints.of(JAKARTA)).build().collection(Label.class);
	}

	@Test
	void constraintsOfTheModelHoldForWhatIsCreatedAndForWhatIsChanged() {
		refused(constrained().create(Map.of("established_year", 1699)), new FieldErrors(List.of(), Map.of("name",
				List.of("must not be blank"), "establishedYear", List.of("must be greater than or equal to 1700"))));
		refused(constrained().updateById(1, Map.of("established_year", "1699")),
				at(List.of(), "establishedYear", "must be greater than or equal to 1700"));
		refused(constrained().create(Map.of("name", "a", "established_year", "soon")),
				at(List.of(), "establishedYear", "is no Integer"));
		Map<String, Object> nameless = new HashMap<>();
		nameless.put("name", null);
		refused(constrained().updateById(1, nameless), at(List.of(), "name", "must not be blank"));
	}

	@Test
	void constraintsHoldForNestedItemsAndForWhatARelationHas() {
		refused(constrained()
			.write(NestedWrite.create(Label.class, (label) -> label.set(Label::name, "a").one(Label::owner, (owner) -> {
			})
				.many(Label::artists,
						(artists) -> artists.create(Map.of("name", "a")).create(Map.of("name", " ")).link(3)))),
				at(List.of(), "artists", "size must be between 0 and 2"),
				at(List.of("owner"), "name", "must not be blank"),
				at(List.of("artists", 1), "name", "must not be blank"));
	}

	@Test
	void constraintsOfARecordOfValuesHoldToo() {
		refused(constrained().create(new NewLabel("ab", null)), new FieldErrors(List.of(), Map.of("name",
				List.of("size must be between 3 and 2147483647"), "establishedYear", List.of("must not be null"))));
	}

	@Test
	void aLinkIsNoViolation() {
		this.server.always(StubAnswer.json("{\"data\":{\"id\":1}}"));
		constrained().create(Map.of("name", "a", "owner", 5)).block(TIMEOUT);
		assertThat(this.server.requests()).hasSize(1);
	}

}
