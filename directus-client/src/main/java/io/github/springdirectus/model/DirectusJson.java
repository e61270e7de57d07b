package io.github.springdirectus.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record or class that holds a JSON value and is no item: a {@code json} or
 * {@code geometry} field. It is one field when fields are derived, and is written whole.
 * Without it a property whose type has properties is a relation.
 *
 * <pre>{@code
 * record Article(Integer id, @DirectusJson Settings settings) {}
 * record Settings(String theme, List<String> blocks) {}
 * }</pre>
 *
 * Inside it the same rules hold as for items: names in snake case unless
 * {@code @JsonProperty}, or {@code @JsonNaming} on the type, says otherwise.
 */
@Documented
@Target({ ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD,
		ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
public @interface DirectusJson {

}
