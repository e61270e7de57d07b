package io.github.springdirectus.testserver;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaPlanTests {

	private static final JsonMapper mapper = JsonMapper.builder().build();

	@Test
	void aCollectionWithoutAKeyGetsAnAutoIncrementId() {
		JsonNode id = plan("collections: [{collection: a, fields: [{field: t, type: string}]}]").get(0).at("/fields/0");
		assertThat(id.path("field").asString()).isEqualTo("id");
		assertThat(id.at("/schema/has_auto_increment").asBoolean()).isTrue();
	}

	@Test
	void everyFieldHasMeta() {
		JsonNode fields = plan("collections: [{collection: a, fields: [{field: t, type: string}]}]").get(0)
			.path("fields");
		assertThat(fields.size()).isEqualTo(2);
		fields.forEach((field) -> assertThat(field.path("meta").isObject()).isTrue());
	}

	@Test
	void typesThatNeedASpecialGetIt() {
		JsonNode fields = plan("""
				collections:
				  - collection: a
				    fields:
				      - {field: id, type: uuid, primaryKey: true}
				      - {field: b, type: boolean}
				      - {field: j, type: json}
				      - {field: c, type: csv, special: [cast-csv]}
				      - {field: t, type: timestamp, special: [date-created]}
				""").get(0).path("fields");
		assertThat(fields.findValues("special").stream().map((special) -> special.path(0).asString()))
			.containsExactly("uuid", "cast-boolean", "cast-json", "cast-csv", "date-created");
		assertThat(fields.at("/3/meta/special").size()).isOne();
	}

	@Test
	void aForeignKeyHasTheTypeOfTheKeyItPointsTo() {
		List<JsonNode> steps = plan("""
				collections:
				  - {collection: a}
				  - {collection: b, fields: [{field: code, type: string, primaryKey: true}]}
				relations:
				  - {collection: a, field: b, related: b}
				  - {collection: a, field: file, related: directus_files}
				""");
		assertThat(steps.get(0).at("/fields/1/type").asString()).isEqualTo("string");
		assertThat(steps.get(0).at("/fields/2/type").asString()).isEqualTo("uuid");
		assertThat(steps.get(0).at("/fields/2/meta/special/0").asString()).isEqualTo("file");
	}

	@Test
	void aFieldThatMarksItsAuthorKeepsItsMark() {
		JsonNode field = plan("""
				collections:
				  - {collection: a, fields: [{field: by, type: uuid, special: [user-created]}]}
				relations:
				  - {collection: a, field: by, related: directus_users}
				""").get(0).at("/fields/1");
		assertThat(field.at("/meta/special").toString()).isEqualTo("[\"user-created\"]");
	}

	@Test
	void aRelationCarriesItsRules() {
		JsonNode relation = plan("""
				collections: [{collection: a}, {collection: c}]
				relations:
				  - {collection: c, field: a, related: a, alias: cs, sort: pos, onDelete: CASCADE, deselect: delete}
				""").get(2);
		assertThat(relation.at("/meta/one_field").asString()).isEqualTo("cs");
		assertThat(relation.at("/meta/sort_field").asString()).isEqualTo("pos");
		assertThat(relation.at("/meta/one_deselect_action").asString()).isEqualTo("delete");
		assertThat(relation.at("/schema/on_delete").asString()).isEqualTo("CASCADE");
	}

	@Test
	void theTwoSidesOfAJunctionOfACollectionWithItselfHaveDifferentNames() {
		List<JsonNode> steps = plan("""
				collections: [{collection: a}]
				relations: [{m2m: {collection: a, field: similar, related: a}}]
				""");
		assertThat(steps.get(1).path("collection").asString()).isEqualTo("a_a");
		assertThat(steps.get(1).path("fields").findValuesAsString("field")).containsExactly("id", "a_id",
				"related_a_id");
	}

	private static List<JsonNode> plan(String text) {
		SchemaPlan plan = new SchemaPlan(DirectusSeed.of(text).definition(),
				(collection) -> SeedField.plain("id", "uuid"));
		return plan.steps().stream().<JsonNode>map((step) -> mapper.valueToTree(step.body())).toList();
	}

}
