package io.github.springdirectus.testserver;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A relation of a seed file: a many-to-one as it is, the others under the key of their
 * kind.
 */
@JsonDeserialize(using = SeedRelation.Deserializer.class)
sealed interface SeedRelation {

	String collection();

	String field();

	/**
	 * Many-to-one, with its one-to-many where an alias is given.
	 */
	@JsonDeserialize
	record ManyToOne(String collection, String field, String related, @Nullable String alias, @Nullable String sort,
			@Nullable String onDelete, @Nullable String deselect) implements SeedRelation {

		public ManyToOne {
			SeedDefinition.required(collection, "collection", "a relation");
			SeedDefinition.required(field, "field", "a relation of " + collection);
			SeedDefinition.required(related, "related", "the relation " + collection + "." + field);
		}

	}

	/**
	 * Many-to-many over a junction.
	 */
	@JsonDeserialize
	record ManyToMany(String collection, String field, String related, @Nullable String junction,
			@Nullable String alias, @Nullable String sort, @Nullable String onDelete,
			@Nullable String deselect) implements SeedRelation {

		public ManyToMany {
			SeedDefinition.required(collection, "collection", "an m2m");
			SeedDefinition.required(field, "field", "an m2m of " + collection);
			SeedDefinition.required(related, "related", "the m2m " + collection + "." + field);
		}

	}

	/**
	 * Many-to-any over a junction.
	 */
	@JsonDeserialize
	record ManyToAny(String collection, String field, List<String> related, @Nullable String junction,
			@Nullable String sort, @Nullable String onDelete, @Nullable String deselect) implements SeedRelation {

		public ManyToAny {
			SeedDefinition.required(collection, "collection", "an m2a");
			SeedDefinition.required(field, "field", "an m2a of " + collection);
			related = SeedDefinition.orEmpty(related);
		}

	}

	/**
	 * Translations: a many-to-many to the languages whose junction holds the texts.
	 */
	@JsonDeserialize
	record Translations(String collection, String field, String languages, @Nullable String junction,
			@Nullable String onDelete, @Nullable String deselect, List<SeedField> fields) implements SeedRelation {

		public Translations {
			SeedDefinition.required(collection, "collection", "translations");
			field = (field != null) ? field : "translations";
			languages = (languages != null) ? languages : "languages";
			fields = SeedDefinition.orEmpty(fields);
		}

	}

	/**
	 * Chooses the kind by the key.
	 */
	final class Deserializer extends ValueDeserializer<SeedRelation> {

		private static final Map<String, Class<? extends SeedRelation>> KINDS = Map.of("m2o", ManyToOne.class, "m2m",
				ManyToMany.class, "m2a", ManyToAny.class, "translations", Translations.class);

		@Override
		public SeedRelation deserialize(JsonParser parser, DeserializationContext context) {
			JsonNode entry = context.readTree(parser);
			for (Map.Entry<String, Class<? extends SeedRelation>> kind : KINDS.entrySet()) {
				if (entry.size() == 1 && entry.has(kind.getKey())) {
					return context.readTreeAsValue(entry.required(kind.getKey()), kind.getValue());
				}
			}
			return context.readTreeAsValue(entry, ManyToOne.class);
		}

	}

}
