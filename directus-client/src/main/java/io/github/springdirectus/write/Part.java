package io.github.springdirectus.write;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What is written of a relation.
 */
sealed interface Part {

	/**
	 * The nodes in it.
	 */
	Stream<WriteNode> nodes();

	/**
	 * The same with other nodes in place of its own.
	 */
	Part map(UnaryOperator<WriteNode> change);

	/**
	 * The related item of a many-to-one relation.
	 *
	 * @param node the item
	 * @param scope its collection, where the relation is to any
	 */
	record One(WriteNode node, @Nullable String scope) implements Part {

		@Override
		public Stream<WriteNode> nodes() {
			return Stream.of(this.node);
		}

		@Override
		public Part map(UnaryOperator<WriteNode> change) {
			return new One(change.apply(this.node), this.scope);
		}

	}

	/**
	 * The rows of a to-many relation.
	 *
	 * @param type what is known of the rows
	 * @param junction whether the rows are those of a junction, or translations
	 * @param strategy what becomes of the rows that are not listed
	 * @param shape how it is sent
	 * @param members what is listed
	 * @param checks the items that have to exist
	 * @param before the keys of the rows before the write; {@code null} where they are
	 * not known
	 */
	record Many(NodeType type, boolean junction, WriteStrategy strategy, Shape shape, List<Member> members,
			List<KeyCheck> checks, @Nullable List<Object> before) implements Part {

		@Override
		public Stream<WriteNode> nodes() {
			return this.members.stream()
				.flatMap((member) -> (member instanceof Member.Write write) ? Stream.of(write.node()) : Stream.empty());
		}

		@Override
		public Part map(UnaryOperator<WriteNode> change) {
			return with(this.members.stream()
				.<Member>map((member) -> (member instanceof Member.Write write)
						? new Member.Write(change.apply(write.node())) : member)
				.toList(), this.before);
		}

		Many with(List<Member> members, @Nullable List<Object> before) {
			return new Many(this.type, this.junction, this.strategy, this.shape, members, this.checks, before);
		}

		/**
		 * Whether it takes out what is not listed.
		 */
		boolean replaces() {
			return (this.shape == Shape.BY_STRATEGY) ? this.strategy == WriteStrategy.REPLACE_UNLINK
					: this.shape != Shape.PARTS;
		}

		boolean isList(Action parent) {
			return (this.shape == Shape.BY_STRATEGY)
					? parent == Action.CREATE || this.strategy == WriteStrategy.REPLACE_UNLINK
					: this.shape == Shape.LIST;
		}

	}

	/**
	 * How the rows of a relation are sent.
	 */
	enum Shape {

		BY_STRATEGY,

		/** As a list that was written in a map, and is sent as it is. */
		LIST,

		/** As a null that was written in a map: nothing is left in the relation. */
		NOTHING,

		/** As create, update and delete that were written in a map. */
		PARTS;

		/**
		 * Whether the caller wrote it as Directus has it, and gets no checks.
		 */
		boolean isPlain() {
			return this != BY_STRATEGY;
		}

	}

}
