package io.github.springdirectus.query;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the items of a to-many relation.
 *
 * @param relation the relation, of the collection that the filter is about
 * @param quantifier how many of the items fulfil it
 * @param filter the condition, as seen from a related item
 */
record Quantified(FieldPath relation, Quantifier quantifier, Filter filter) implements Filter {

	enum Quantifier {

		/**
		 * At least one, found by itself.
		 */
		SOME,

		/**
		 * None of them.
		 */
		NONE,

		/**
		 * At least one, that fulfils several conditions at once. Directus has no operator
		 * for it: it is what several conditions behind one relation say.
		 */
		SAME;

		String key() {
			return (this == NONE) ? "_none" : "_some";
		}

	}

	static Filter of(FieldPath relation, Quantifier quantifier, @Nullable Filter filter) {
		String method = quantifier.key().substring(1);
		if (filter == null || FilterCheck.saysNothing(filter)) {
			throw new DirectusRequestException("The filter within " + method + "(..) of \"" + relation + "\" "
					+ ((filter == null) ? "is null" : "says nothing") + ": write field(\"" + relation
					+ "\").isNotNull() for items that have any, isNull() for those that have none");
		}
		if (relation.parts().size() > 1 || relation.isFunction()) {
			throw new DirectusRequestException(method + "(..) on \"" + relation
					+ "\" is refused by Directus, which takes it on a to-many relation of the collection itself only: "
					+ ((relation.isFunction()) ? "name the relation"
							: "write the condition with dots, which holds where it holds for some item, "
									+ "or begin the query at the other collection"));
		}
		Quantified quantified = new Quantified(relation.asRelation(), quantifier, filter);
		FilterCompiler.check(quantified);
		return quantified;
	}

	Quantified with(Filter filter) {
		return new Quantified(this.relation, this.quantifier, filter);
	}

	Quantified with(Quantifier quantifier, Filter filter) {
		return new Quantified(this.relation, quantifier, filter);
	}

	Quantified inverse() {
		return with((this.quantifier == Quantifier.NONE) ? Quantifier.SOME : Quantifier.NONE, this.filter);
	}

	@Override
	public String toString() {
		return this.relation + " " + this.quantifier.key() + " " + this.filter;
	}

}
