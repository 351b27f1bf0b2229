package io.github.llmrouter.schema;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.ResponseFormat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SchemaFormatsTests {

	private static final String GOOD = """
			{"number": "R-1", "day": "2026-11-22", "at": "2026-11-22T10:15:00", "total": 12.30,
			 "lines": [{"text": "a", "count": 2}], "note": null, "color": "RED", "page": null}""";

	private final SchemaFormats formats = new SchemaFormats();

	private final AnswerFormat invoice = this.formats.of(ResponseFormat.of(Invoice.class));

	@Test
	void anAnswerThatFitsBecomesAnObject() {
		AnswerReading reading = this.invoice.read(GOOD);
		assertThat(reading.problems()).isEmpty();
		assertThat(reading.value()).isEqualTo(new Invoice("R-1", LocalDate.of(2026, 11, 22),
				LocalDateTime.of(2026, 11, 22, 10, 15), new BigDecimal("12.30"), List.of(new Line("a", 2)),
				Optional.empty(), Color.RED, OptionalInt.empty()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "```json\n%s\n```", "```\n%s\n```", "\n```JSON\n%s\n```\n",
			"Here it is:\n\n```json\n%s\n```\nAnything else?", "  %s \n" })
	void oneFenceIsTakenOff(String form) {
		assertThat(this.invoice.read(form.formatted(GOOD)).fits()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Here it is: %s", "%s I hope this helps.", "```json\n%s\n```\n```json\n{}\n```",
			"```xml\n%s\n```", "```json\n%s" })
	void whatIsAmbiguousIsAProblem(String form) {
		AnswerReading reading = this.invoice.read(form.formatted(GOOD));
		assertThat(reading.value()).isNull();
		assertThat(reading.problems()).singleElement().asString().startsWith("The answer is not JSON alone");
	}

	@Test
	@Timeout(30)
	void aLongLineOfSpacesBehindAFenceIsReadOnce() {
		assertThat(this.invoice.read("```" + " ".repeat(1_000_000) + "!").fits()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e99999", "1e999999999", "-1e99999" })
	void aNumberThatNoTypeHoldsIsAProblem(String number) {
		AnswerFormat percent = this.formats.of(ResponseFormat.of(Percent.class));
		assertThat(percent.read("{\"value\": " + number + "}").problems()).singleElement()
			.asString()
			.startsWith("/value: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"$ref\": \"#\"}", "{\"type\": \"object\", \"allOf\": [{\"$ref\": \"#\"}]}" })
	void aSchemaThatRefersToItselfWithoutEndIsRefused(String schema) {
		assertThatThrownBy(() -> this.formats.of(ResponseFormat.jsonSchema("endless", schema)).read("{}"))
			.isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("without end");
	}

	@Test
	void backticksWithinATextAreNoFence() {
		assertThat(this.invoice.read(GOOD.replace("R-1", "```json")).fits()).isTrue();
	}

	@Test
	void problemsNameThePlaceForTheModelThatMendsThem() {
		AnswerReading reading = this.invoice
			.read(GOOD.replace("2026-11-22\"", "today\"").replace("2}", "\"two\"}").replace("\"number\"", "\"nr\""));
		assertThat(reading.value()).isNull();
		assertThat(reading.problems()).hasSize(4)
			.anySatisfy((problem) -> assertThat(problem).startsWith("/day: "))
			.anySatisfy((problem) -> assertThat(problem).isEqualTo("/lines/0/count: string found, integer expected"))
			.anySatisfy((problem) -> assertThat(problem).isEqualTo("required property 'number' not found"))
			.anySatisfy((problem) -> assertThat(problem).contains("'nr'"));
	}

	@Test
	void problemsAreFewAndShort() {
		String wrong = IntStream.range(0, 50)
			.mapToObj((index) -> "\"" + "x".repeat(500) + index + "\": 1")
			.collect(Collectors.joining(",", "{", "}"));
		assertThat(this.invoice.read(wrong).problems()).hasSize(10)
			.allSatisfy((problem) -> assertThat(problem.length()).isLessThanOrEqualTo(201));
	}

	@Test
	void problemsAreNotShownByToString() {
		assertThat(this.invoice.read("{\"secret\": 1}")).hasToString("AnswerReading[10 problems]".replace("10",
				String.valueOf(this.invoice.read("{\"secret\": 1}").problems().size())));
		assertThat(this.invoice.read("{\"secret\": 1}").toString()).doesNotContain("secret");
	}

	@Test
	void whatTheTypeItselfRefusesIsAProblem() {
		AnswerFormat percent = this.formats.of(ResponseFormat.of(Percent.class));
		assertThat(percent.read("{\"value\": 101}").problems()).singleElement()
			.asString()
			.contains("A percentage ends at 100.");
		assertThat(percent.read("{\"value\": 100}").value()).isEqualTo(new Percent(100));
	}

	@Test
	void aKeyThatOccursTwiceIsAProblem() {
		AnswerFormat percent = this.formats.of(ResponseFormat.of(Percent.class));
		assertThat(percent.read("{\"value\": 1, \"value\": 2}").fits()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "null", "[]", "3", "\"{}\"", "{", "{} {}" })
	void whatIsNoObjectDoesNotFitAnyObject(String text) {
		AnswerFormat any = this.formats.of(ResponseFormat.jsonObject());
		assertThat(any.schema()).isNull();
		assertThat(any.read(text).problems()).hasSize(1);
	}

	@Test
	void anyObjectIsReadWithoutAValue() {
		AnswerReading reading = this.formats.of(ResponseFormat.jsonObject()).read("{\"a\": 1}");
		assertThat(reading.fits()).isTrue();
		assertThat(reading.value()).isNull();
	}

	@Test
	void aSchemaWrittenByHandIsSentAsItIsAndChecked() {
		String schema = "{ \"type\": \"array\", \"items\": {\"type\": \"integer\", \"minimum\": 3} }";
		AnswerFormat format = this.formats.of(ResponseFormat.jsonSchema("numbers", schema));
		assertThat(format.schema()).isEqualTo(schema);
		assertThat(format.read("[3, 4]").fits()).isTrue();
		assertThat(format.read("[2]").problems()).singleElement().asString().startsWith("/0: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"$ref\": \"http://127.0.0.1:1/x\"}", "{\"$ref\": \"file:///etc/hosts\"}",
			"{\"$ref\": \"classpath:draft/2020-12/schema\"}", "{\"$schema\": \"http://127.0.0.1:1/x\"}",
			"{\"$id\": \"http://127.0.0.1:1/a\", \"$ref\": \"b\"}", "{\"$dynamicRef\": \"http://127.0.0.1:1/y\"}",
			"{\"$ref\": \"#/$defs/none\"}", "{\"pattern\": \"(\"}", "no json", "[]", "" })
	void aSchemaThatRefersElsewhereOrIsNoneIsRefused(String schema) {
		assertThatThrownBy(() -> this.formats.of(ResponseFormat.jsonSchema("answer", schema)))
			.isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("schema of the response format");
	}

	@Test
	void aSchemaOfAnOlderDraftIsReadAsSuch() {
		AnswerFormat format = this.formats.of(ResponseFormat.jsonSchema("answer",
				"{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"type\": \"string\"}"));
		assertThat(format.read("\"a\"").fits()).isTrue();
		assertThat(format.read("1").fits()).isFalse();
	}

	@Test
	void deepNestingIsAProblemAndNoError() {
		AnswerReading reading = this.formats.of(ResponseFormat.jsonObject())
			.read("{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000));
		assertThat(reading.problems()).hasSize(1);
	}

	record Invoice(String number, LocalDate day, LocalDateTime at, BigDecimal total, List<Line> lines,
			Optional<String> note, @Nullable Color color, OptionalInt page) {

	}

	record Line(String text, int count) {

	}

	enum Color {

		RED, GREEN

	}

	record Percent(int value) {

		Percent {
			if (value > 100) {
				throw new IllegalArgumentException("A percentage ends at 100.");
			}
		}
	}

}
