package io.github.springdirectus.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.springdirectus.model.DirectusField;

/**
 * All but its title is read-only, each by an annotation in another place.
 */
final class ReadOnlyMembers {

	public String title = "T";

	@DirectusField(readOnly = true)
	private String field = "x";

	private String getter = "x";

	private String setter = "x";

	private final String argument;

	@DirectusField(readOnly = true)
	@JsonUnwrapped(prefix = "in_")
	public Inner inner = new Inner(1);

	ReadOnlyMembers(@JsonProperty("argument") @DirectusField(readOnly = true) String argument) {
		this.argument = argument;
	}

	public String getField() {
		return this.field;
	}

	@DirectusField(readOnly = true)
	public String getGetter() {
		return this.getter;
	}

	public void setGetter(String getter) {
		this.getter = getter;
	}

	public String getSetter() {
		return this.setter;
	}

	@DirectusField(readOnly = true)
	public void setSetter(String setter) {
		this.setter = setter;
	}

	public String getArgument() {
		return this.argument;
	}

	record Inner(Integer id) {
	}

}
