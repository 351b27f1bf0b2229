package io.github.llmrouter.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.schema.JsonSchemas.Property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonSchemasTests {

	private final JsonSchemas schemas = new JsonSchemas();

	@Test
	void everyPropertyIsRequiredAndNoOtherIsAllowed() {
		assertThat(schema(Item.class)).isEqualTo(json("""
				{"type": "object", "properties": {
				   "price": {"type": "number", "description": "In euros."},
				   "note": {"type": ["string", "null"]},
				   "tags": {"type": ["array", "null"], "items": {"type": "string"}}},
				 "required": ["price", "note", "tags"], "additionalProperties": false}"""));
	}

	@Test
	void namesAreThoseThatJacksonWrites() {
		JsonNode schema = schema(Named.class);
		assertThat(schema.path("properties").propertyNames()).containsExactly("invoice_no", "due_day");
		assertThat(schema.path("description").asString()).isEqualTo("An invoice.");
	}

	@Test
	void constantsAreThoseThatJacksonWrites() {
		assertThat(schema(Painted.class).path("properties").path("color"))
			.isEqualTo(json("{\"type\": \"string\", \"enum\": [\"RED\", \"light-green\"]}"));
	}

	@Test
	void timesWithAnOffsetHaveAStandardFormatAndLocalOnesAnExample() {
		JsonNode properties = schema(Times.class).path("properties");
		assertThat(properties.path("day")).isEqualTo(json("{\"type\": \"string\", \"format\": \"date\"}"));
		assertThat(properties.path("at")).isEqualTo(json("{\"type\": \"string\", \"format\": \"date-time\"}"));
		assertThat(properties.path("local").has("format")).isFalse();
		assertThat(properties.path("local").path("description").asString()).contains("without an offset");
		assertThat(properties.path("count")).isEqualTo(json("{\"type\": [\"integer\", \"null\"]}"));
	}

	@Test
	void aRecursiveTypeRefersToItself() {
		assertThat(schema(Node.class).at("/properties/children/items")).isEqualTo(json("{\"$ref\": \"#\"}"));
		JsonNode forest = schema(Forest.class);
		assertThat(forest.at("/$defs/Node/properties/children/items")).isEqualTo(json("{\"$ref\": \"#/$defs/Node\"}"));
		assertThat(forest.at("/properties/trees/items")).isEqualTo(json("{\"$ref\": \"#/$defs/Node\"}"));
	}

	@Test
	void nothingStandsBesideAReference() {
		JsonNode schema = schema(Described.class);
		assertThat(schema.at("/properties/first")).isEqualTo(json("{\"$ref\": \"#/$defs/Item\"}"));
		assertThat(schema.at("/properties/second"))
			.isEqualTo(json("{\"description\": \"The other one.\", \"anyOf\": [{\"$ref\": \"#/$defs/Item\"}]}"));
		assertThat(schema.at("/properties/third/anyOf/0/type").asString()).isEqualTo("null");
	}

	@Test
	void subtypesThatJacksonKnowsAreAlternatives() {
		JsonNode shape = schema(Drawing.class).at("/properties/shape");
		assertThat(shape.path("anyOf").valueStream().map((one) -> one.at("/properties/kind/const").asString()))
			.containsExactly("circle", "square");
	}

	@Test
	void severalValuesMakeAnObject() {
		String text = this.schemas.ofObject(List.of(new Property("city", String.class, "Where.", false),
				new Property("day", LocalDate.class, null, true), new Property("item", Item.class, "What.", true),
				new Property("other", Item.class, "Which.", false)));
		JsonNode schema = json(text);
		assertThat(schema.path("required")).isEqualTo(json("[\"city\", \"day\", \"item\", \"other\"]"));
		assertThat(schema.at("/properties/city"))
			.isEqualTo(json("{\"type\": \"string\", \"description\": \"Where.\"}"));
		assertThat(schema.at("/properties/day"))
			.isEqualTo(json("{\"type\": [\"string\", \"null\"], \"format\": \"date\"}"));
		assertThat(schema.at("/properties/item")).isEqualTo(json("""
				{"anyOf": [{"type": "null"}, {"$ref": "#/$defs/Item"}], "description": "What."}"""));
		assertThat(schema.at("/properties/other"))
			.isEqualTo(json("{\"description\": \"Which.\", \"anyOf\": [{\"$ref\": \"#/$defs/Item\"}]}"));
		assertThat(schema.at("/$defs/Item/properties/price/type").asString()).isEqualTo("number");
	}

	@Test
	void noValuesMakeAnEmptyObject() {
		assertThat(json(this.schemas.ofObject(List.of()))).isEqualTo(json("""
				{"type": "object", "properties": {}, "required": [], "additionalProperties": false}"""));
	}

	@Test
	void aTypeThatIsNoObjectIsRefusedWithTheWayOut() {
		assertThatThrownBy(() -> this.schemas.of(String.class)).isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("java.lang.String", "record");
		assertThatThrownBy(() -> this.schemas.of(Item[].class)).isInstanceOf(InvalidRequestException.class);
	}

	@Test
	void aClassIsReadOnce() {
		assertThat(this.schemas.of(Item.class)).isSameAs(new JsonSchemas().of(Item.class));
	}

	@Test
	void jsonAsItIsMayBeAnything() {
		assertThat(schema(Raw.class).path("properties").path("value")).isEqualTo(json("{}"));
	}

	@Test
	void aMapAllowsAnyKey() {
		assertThat(schema(Counts.class).at("/properties/counts"))
			.isEqualTo(json("{\"type\": \"object\", \"additionalProperties\": {\"type\": \"integer\"}}"));
	}

	private JsonNode schema(Class<?> type) {
		return json(this.schemas.of(type));
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

	record Item(@JsonPropertyDescription("In euros.") BigDecimal price, Optional<String> note,
			@Nullable List<String> tags) {

	}

	@JsonClassDescription("An invoice.")
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record Named(@JsonProperty("invoice_no") String number, LocalDate dueDay, @JsonIgnore String hidden) {

	}

	record Painted(Color color) {

	}

	enum Color {

		RED, @JsonProperty("light-green")
		GREEN

	}

	record Times(LocalDate day, Instant at, LocalDateTime local, OptionalInt count) {

	}

	record Node(String name, List<Node> children) {

	}

	record Forest(List<Node> trees) {

	}

	record Described(Item first, @JsonPropertyDescription("The other one.") Item second, @Nullable Item third) {

	}

	record Counts(Map<String, Integer> counts) {

	}

	record Drawing(Shape shape) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	@JsonSubTypes({ @JsonSubTypes.Type(value = Circle.class, name = "circle"),
			@JsonSubTypes.Type(value = Square.class, name = "square") })
	interface Shape {

	}

	record Circle(double radius) implements Shape {

	}

	record Square(double side) implements Shape {

	}

	record Raw(JsonNode value) {

	}

}
