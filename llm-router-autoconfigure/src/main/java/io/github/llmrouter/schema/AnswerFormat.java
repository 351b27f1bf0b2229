package io.github.llmrouter.schema;

import java.lang.reflect.Type;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.llmrouter.Internal;

/** The form that an answer must have, ready to read answers with. Thread-safe. */
@Internal
public final class AnswerFormat {

	private final JsonMapper mapper;

	private final @Nullable String schema;

	private final @Nullable Check check;

	private final @Nullable Type type;

	AnswerFormat(JsonMapper mapper, @Nullable String schema, @Nullable Check check, @Nullable Type type) {
		this.mapper = mapper;
		this.schema = schema;
		this.check = check;
		this.type = type;
	}

	/**
	 * Returns the schema to send.
	 * @return a JSON Schema, as JSON; null if any JSON object will do
	 */
	public @Nullable String schema() {
		return this.schema;
	}

	/**
	 * Reads an answer. JSON within a Markdown fence is accepted if there is only one
	 * fence; JSON with other text around it is a problem.
	 * @param text what the model wrote
	 * @return the object or what does not fit; at most ten problems of some 200
	 * characters
	 */
	public AnswerReading read(String text) {
		String json = JsonText.unfenced(text);
		if (json.isEmpty()) {
			return AnswerReading.problem("The answer is empty; it must be JSON.");
		}
		JsonNode tree;
		try {
			tree = this.mapper.readTree(json);
		}
		catch (JacksonException ex) {
			return AnswerReading.problem(Problem.at("The answer is not JSON alone", ex.getOriginalMessage()));
		}
		if (this.schema == null || this.check == null) {
			return tree.isObject() ? bound(tree) : AnswerReading.problem("The answer must be a JSON object.");
		}
		List<String> problems = this.check.problems(tree);
		return problems.isEmpty() ? bound(tree) : new AnswerReading(null, problems);
	}

	private AnswerReading bound(JsonNode tree) {
		if (this.type == null) {
			return new AnswerReading(null, List.of());
		}
		JavaType target = this.mapper.constructType(this.type);
		try {
			return new AnswerReading(this.mapper.treeToValue(tree, target), List.of());
		}
		catch (JacksonException ex) {
			return AnswerReading.problem(BindingProblems.describe(ex));
		}
	}

	/** Finds what does not fit a schema. */
	interface Check {

		List<String> problems(JsonNode value);

	}

}
