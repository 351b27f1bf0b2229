package io.github.llmrouter.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * Writes answers: plausible, about the question, and the same for the same seed, model
 * and prompt. It calls the tools that the question mentions by name or that it has to
 * call, and answers in JSON where a schema is given.
 */
final class AnswerWriter {

	private static final int SUBJECT_WORDS = 6;

	private static final List<String> OPENINGS = List.of("Here is a short take on %s.",
			"Let me answer the point about %s.", "On %s, the essentials are quickly told.",
			"A good way to look at %s is to start from what is known.");

	private static final List<String> MIDDLES = List.of(
			"The main idea holds in most cases, with a few exceptions worth knowing.",
			"Start small, measure what happens, and change one thing at a time.",
			"Two things matter most: what you begin with and what you can still change later.",
			"It helps to separate what is certain from what is merely likely.",
			"Several sources agree on the outline, while the details depend on the setting.",
			"The trade-off is between effort now and flexibility afterwards.");

	private static final List<String> ENDINGS = List.of("Ask if you would like more detail on any of this.",
			"That should be enough to take the next step.", "In short: keep it simple and check the result.");

	private final long seed;

	AnswerWriter(long seed) {
		this.seed = seed;
	}

	Answer write(Prompt prompt, String model) {
		String reasoning = (prompt.form().reasoning() != Reasoning.NONE) ? reasoning(prompt) : "";
		List<ToolCall> calls = prompt.tools().called(prompt.question()).stream().map(AnswerWriter::call).toList();
		String text = calls.isEmpty() ? text(prompt, model) : "";
		return AnswerLimit.apply(prompt, reasoning, text, calls);
	}

	private static ToolCall call(Tools.Tool tool) {
		return new ToolCall(tool.name(), SchemaExamples.of(tool.schema()).toString(), null);
	}

	private static String reasoning(Prompt prompt) {
		return "The question is about " + subject(prompt.question())
				+ ". I look at what is known first, then at what is asked, and answer only that.";
	}

	private String text(Prompt prompt, String model) {
		JsonNode schema = prompt.form().schema();
		if (schema != null) {
			return SchemaExamples.of(schema).toString();
		}
		SplittableRandom random = new SplittableRandom(this.seed + Objects.hash(prompt.text(), model));
		StringBuilder text = new StringBuilder(pick(OPENINGS, random).replace("%s", subject(prompt.question())));
		int first = random.nextInt(MIDDLES.size());
		int sentences = random.nextInt(1, 5);
		for (int i = 0; i < sentences; i++) {
			text.append(' ').append(MIDDLES.get((first + i) % MIDDLES.size()));
		}
		return text.append(' ').append(pick(ENDINGS, random)).toString();
	}

	private static String subject(String question) {
		String words = Arrays.stream(question.strip().split("\\s+"))
			.filter((word) -> !word.isBlank())
			.limit(SUBJECT_WORDS)
			.collect(Collectors.joining(" "));
		return words.isEmpty() ? "your question" : "\"" + words + "\"";
	}

	private static String pick(List<String> sentences, SplittableRandom random) {
		return sentences.get(random.nextInt(sentences.size()));
	}

}
