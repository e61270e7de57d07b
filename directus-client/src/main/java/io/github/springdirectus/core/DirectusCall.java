package io.github.springdirectus.core;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

/**
 * What a {@link DirectusCallDecorator} is told of the call that it stands around. It
 * holds no id, query value or token.
 *
 * @param url the address of the server, as the template was built with, without a slash
 * at the end
 * @param method the method of the request
 * @param pathTemplate its path with the variables, such as
 * {@code /items/{collection}/{id}}
 * @param collection the collection whose items it is about; {@code null} where there is
 * none
 * @param operation what is done, such as {@code find} or {@code login}
 */
public record DirectusCall(String url, HttpMethod method, String pathTemplate, @Nullable String collection,
		String operation) {
}
