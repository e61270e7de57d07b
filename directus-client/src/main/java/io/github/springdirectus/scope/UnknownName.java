package io.github.springdirectus.scope;

import io.github.springdirectus.error.DirectusRequestException;

/**
 * Why a call was refused over a name: it is no field of its collection, as far as is
 * known. The server may have got it since it was asked.
 */
final class UnknownName extends RuntimeException {

	private UnknownName(String name) {
		super(name, null, false, false);
	}

	static DirectusRequestException refused(String collection, String name) {
		return new DirectusRequestException("\"" + name + "\" of \"" + collection + "\" is no field or relation that"
				+ " the credentials of the template can see, so that where it leads to can't be kept within scopes,"
				+ " and nothing was sent: check the name, or let them read it.", new UnknownName(name));
	}

	static DirectusRequestException refused(String collection) {
		return new DirectusRequestException("There is a scope on \"" + collection
				+ "\", and no such collection that the"
				+ " credentials of the template can see, so that nothing was sent: check the name, or let them read"
				+ " it.", new UnknownName(collection));
	}

	static boolean isReason(Throwable failure) {
		return failure.getCause() instanceof UnknownName;
	}

}
