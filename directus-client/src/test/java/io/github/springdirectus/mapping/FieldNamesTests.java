package io.github.springdirectus.mapping;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.model.DirectusField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.PropertyNamingStrategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the names that accessors stand for.
 */
class FieldNamesTests extends MappingTest {

	@ParameterizedTest
	@CsvSource({ "title,title", "datePublished,date_published", "renamed,own_name", "other,theirs", "isOn,is_on",
			"secret,secret", "created,created", "getter,getter" })
	void namesTheFieldOfARecordComponent(String accessor, String field) {
		assertThat(this.mappings.fieldName(Article.class, accessor)).isEqualTo(field);
	}

	@ParameterizedTest
	@CsvSource({ "getTitle,title", "isActive,is_on", "getURL,url", "setTitle,title", "getSize,size_in_all",
			"inherited,inherited_field", "getInherited,inherited_field", "open,open" })
	void namesTheFieldOfAGetter(String accessor, String field) {
		assertThat(this.mappings.fieldName(Bean.class, accessor)).isEqualTo(field);
	}

	@Test
	void namesTheFieldOfAnInterfacesGetter() {
		assertThat(this.mappings.fieldName(HasTitle.class, "getMainTitle")).isEqualTo("main_title");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ignored", "toString", "computed", "Title", "", "part" })
	void refusesWhatIsNoProperty(String accessor) {
		assertThatExceptionOfType(DirectusRequestException.class)
			.isThrownBy(() -> this.mappings.fieldName(Article.class, accessor))
			.withMessage("Article::" + accessor + " names no field: it is no accessor of a property that is read or"
					+ " written. Known are title, datePublished, renamed, other, isOn, created, getter, secret");
	}

	@Test
	void followsTheNamingThatTheUserChose() {
		Mappings kebab = new Mappings((builder) -> builder.propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE));

		assertThat(kebab.fieldName(Article.class, "datePublished")).isEqualTo("date-published");
		assertThat(kebab.fieldName(Article.class, "renamed")).isEqualTo("own_name");
	}

	@ParameterizedTest
	@CsvSource({ "getTitle,title", "isOn,on", "setX,x", "get,get", "issue,issue", "settle,settle", "title,title" })
	void findsThePropertyOfAMethod(String method, String property) {
		assertThat(PropertyNames.ofMethod(method)).isEqualTo(property);
	}

	private record Part(String text) {
	}

	private record Article(String title, String datePublished, @DirectusField("own_name") String renamed,
			@JsonProperty("theirs") String other, boolean isOn, @JsonIgnore String ignored,
			@JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String secret,
			@JsonProperty(access = JsonProperty.Access.READ_ONLY) String created, String getter,
			@JsonUnwrapped Part part) {

		String computed() {
			return this.title;
		}

	}

	interface HasTitle {

		String getMainTitle();

	}

	static class Base {

		@DirectusField("inherited_field")
		private String inherited;

		public String getInherited() {
			return this.inherited;
		}

	}

	static final class Bean extends Base {

		private String title;

		private boolean active;

		public String open;

		public String getTitle() {
			return this.title;
		}

		public void setTitle(String title) {
			this.title = title;
		}

		@DirectusField("is_on")
		public boolean isActive() {
			return this.active;
		}

		public String getURL() {
			return "";
		}

		@DirectusField("size_in_all")
		public int getSize() {
			return 0;
		}

	}

}
