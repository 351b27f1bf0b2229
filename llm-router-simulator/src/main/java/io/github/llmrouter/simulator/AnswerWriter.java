package io.github.llmrouter.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Writes answers: plausible, about the question, and the same for the same seed, model
 * and prompt.
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
		SplittableRandom random = new SplittableRandom(this.seed + Objects.hash(prompt.text(), model));
		StringBuilder text = new StringBuilder(pick(OPENINGS, random).replace("%s", subject(prompt.question())));
		int first = random.nextInt(MIDDLES.size());
		int sentences = random.nextInt(1, 5);
		for (int i = 0; i < sentences; i++) {
			text.append(' ').append(MIDDLES.get((first + i) % MIDDLES.size()));
		}
		text.append(' ').append(pick(ENDINGS, random));
		return limited(text.toString(), prompt);
	}

	private static Answer limited(String text, Prompt prompt) {
		Integer maxTokens = prompt.maxTokens();
		boolean cutShort = maxTokens != null && TokenUsage.tokensOf(text) > maxTokens;
		String kept = (maxTokens != null && cutShort)
				? text.substring(0, Math.max(0, maxTokens) * TokenUsage.CHARACTERS_PER_TOKEN) : text;
		return new Answer(kept, cutShort, null, new TokenUsage(prompt.tokens(), TokenUsage.tokensOf(kept), 0, 0, 0));
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
