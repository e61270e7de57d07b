package io.github.springdirectus.redis;

import java.security.GeneralSecurityException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

/**
 * How entries of one kind are named in Redis, and read and written.
 *
 * @param <T> the type of the values
 */
final class Entries<T> {

	private static final Log logger = LogFactory.getLog(Entries.class);

	private final String prefix;

	private final String kind;

	private final Sealing sealing;

	private final JsonForm<T> form;

	Entries(String prefix, String kind, Sealing sealing, JsonForm<T> form) {
		this.prefix = prefix;
		this.kind = kind;
		this.sealing = sealing;
		this.form = form;
	}

	String name(String id) {
		return this.prefix + this.kind + ":" + this.sealing.name(this.kind, id);
	}

	String write(String name, T value) {
		return this.sealing.seal(name, JsonForm.MAPPER.writeValueAsString(this.form.write(value)));
	}

	/**
	 * The value of an entry.
	 * @return the value; empty for one that was written in another way, by another
	 * version say
	 */
	Mono<T> read(String name, String text) {
		try {
			return Mono.just(this.form.read(JsonForm.MAPPER.readTree(this.sealing.open(name, text))));
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			// Without the exception, which may quote the value
			logger.debug("An entry of kind '" + this.kind + "' in Redis can't be read and counts as not there");
			return Mono.empty();
		}
	}

}
