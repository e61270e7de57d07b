package io.github.springdirectus.http;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Names the observation of an exchange and its tags. A name of our own, since a registry
 * may refuse one meter with two sets of tags. Ids, query values and tokens are never
 * tags, and the expanded URL is not recorded at all.
 */
final class DirectusClientObservationConvention implements ClientRequestObservationConvention {

	static final String REQUEST = DirectusClientObservationConvention.class.getName() + ".request";

	private static final String NONE = "none";

	@Override
	public String getName() {
		return "directus.client.requests";
	}

	@Override
	public String getContextualName(ClientRequestObservationContext context) {
		ExchangeRequest request = request(context);
		return (request != null) ? "directus " + request.operation() : "directus";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ClientRequestObservationContext context) {
		ExchangeRequest request = request(context);
		return KeyValues.of(
				KeyValue.of("collection",
						(request != null && request.collection() != null) ? request.collection() : NONE),
				KeyValue.of("operation", (request != null) ? request.operation() : NONE),
				KeyValue.of("method", (request != null) ? request.method().name() : NONE),
				KeyValue.of("uri", (request != null) ? request.template() : NONE),
				KeyValue.of("status", status(context)), KeyValue.of("outcome", outcome(context)),
				KeyValue.of("exception", exception(context)));
	}

	private static @Nullable ExchangeRequest request(ClientRequestObservationContext context) {
		return (context.getRequest() != null) ? (ExchangeRequest) context.getRequest().attribute(REQUEST).orElse(null)
				: null;
	}

	private static String status(ClientRequestObservationContext context) {
		ClientResponse response = context.getResponse();
		return (response != null) ? String.valueOf(response.statusCode().value()) : NONE;
	}

	private static String outcome(ClientRequestObservationContext context) {
		ClientResponse response = context.getResponse();
		if (response == null) {
			return context.isAborted() ? "CANCELLED" : "UNREACHABLE";
		}
		int status = response.statusCode().value();
		return (status < 300) ? "SUCCESS"
				: (status < 400) ? "REDIRECTION" : (status < 500) ? "CLIENT_ERROR" : "SERVER_ERROR";
	}

	private static String exception(ClientRequestObservationContext context) {
		Throwable error = context.getError();
		return (error != null) ? error.getClass().getSimpleName() : NONE;
	}

}
