package io.github.springdirectus.write;

import java.util.function.BiConsumer;

/**
 * Says what is wrong with the items of a type before they are written. Runs for every
 * item of the type, and of the collection that the type names: those that are created,
 * updated or upserted, alone, in batches and nested in others. What all validators find
 * in all items of a call is collected and emitted as one
 * {@link io.github.springdirectus.error.DirectusInvalidItemException}; nothing is sent
 * then.
 *
 * <pre>{@code
 * WriteValidator.of(Label.class, (label, errors) -> {
 *     if (label.isCreate() && !StringUtils.hasText(label.get(Label::name))) {
 *         errors.add("name", "Name cannot be empty.");
 *     }
 * })
 * }</pre>
 *
 * Must not block: what takes a request is for a {@link BeforeWrite}.
 *
 * @param <T> the type of the items
 */
public interface WriteValidator<T> {

	/**
	 * The type whose items are validated.
	 * @return the type
	 */
	Class<T> type();

	/**
	 * Validate an item.
	 * @param input the item as it would be written
	 * @param errors takes what is wrong
	 */
	void validate(WriteInput<T> input, WriteErrors errors);

	/**
	 * Make a validator of a lambda.
	 * @param <T> the type of the items
	 * @param type the type whose items are validated
	 * @param validation validates an item
	 * @return the validator
	 */
	static <T> WriteValidator<T> of(Class<T> type, BiConsumer<WriteInput<T>, WriteErrors> validation) {
		return new WriteValidator<>() {

			@Override
			public Class<T> type() {
				return type;
			}

			@Override
			public void validate(WriteInput<T> input, WriteErrors errors) {
				validation.accept(input, errors);
			}

		};
	}

}
