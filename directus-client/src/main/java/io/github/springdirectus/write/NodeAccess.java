package io.github.springdirectus.write;

import java.util.List;

import io.github.springdirectus.error.DirectusRequestException;
import io.github.springdirectus.mapping.TypeMapping;
import io.github.springdirectus.model.Access;
import io.github.springdirectus.model.Internal;

/**
 * Refuses what the annotation of a type does not declare.
 */
@Internal
public final class NodeAccess {

	private NodeAccess() {
	}

	/**
	 * Refuse an operation that a type doesn't declare.
	 * @param type the type
	 * @param access what is about to be done
	 * @throws DirectusRequestException if it isn't declared
	 */
	public static void require(TypeMapping<?> type, Access access) {
		if (!type.access().contains(access)) {
			throw new DirectusRequestException(access + " is not declared for " + type.name() + " (" + type.collection()
					+ "), which allows " + type.access() + ". Add it to access of @DirectusCollection, or use a type"
					+ " that has it");
		}
	}

	/**
	 * Refuse a write, in the order of its nodes.
	 * @param root the root of the write
	 */
	static void check(WriteNode root) {
		root.all().forEach((node) -> {
			for (Access access : List.of(Access.CREATE, Access.UPDATE)) {
				if (node.action().needs(access)) {
					require(node.type().mapping(), access);
				}
			}
			node.parts().values().forEach((part) -> {
				if (part instanceof Part.Many many) {
					check(node, many);
				}
			});
		});
	}

	private static void check(WriteNode parent, Part.Many many) {
		TypeMapping<?> type = many.type().mapping();
		boolean linked = many.members().stream().anyMatch((member) -> !(member instanceof Member.Write));
		boolean replaced = many.replaces() && parent.action() != Action.CREATE;
		if (linked || replaced) {
			require(type, Access.UPDATE);
		}
		if (many.strategy() == WriteStrategy.REPLACE_DELETE && parent.action() != Action.CREATE) {
			require(type, Access.DELETE);
		}
	}

}
