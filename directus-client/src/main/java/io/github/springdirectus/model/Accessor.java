package io.github.springdirectus.model;

import java.io.Serializable;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A method reference to the accessor of a property, such as {@code Article::title} or
 * {@code Article::getTitle}, by which the property is named instead of by a text. It must
 * be a method reference: what a lambda does can't be read from it.
 *
 * <p>
 * It is serialisable because that is how Java tells which method it refers to. A native
 * image needs the class that writes the method reference among its serialization hints,
 * as a lambda-capturing class.
 *
 * @param <T> the type that has the property
 * @param <R> the type of the property
 */
@FunctionalInterface
public interface Accessor<T, R extends @Nullable Object> extends Function<T, R>, Serializable {

}
