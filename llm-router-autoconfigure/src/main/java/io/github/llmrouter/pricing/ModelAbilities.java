package io.github.llmrouter.pricing;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.llmrouter.Demand;
import io.github.llmrouter.Internal;
import io.github.llmrouter.Target;

/**
 * What models are known to be unable to do, as data. A model that is not here is taken to
 * be able; what it then refuses is learned from its error.
 */
@Internal
public final class ModelAbilities {

	/**
	 * The source of each row: OpenAI's model pages, and the errors that OpenAI, Groq, xAI
	 * and OpenRouter were seen to answer with.
	 */
	private static final List<Row> ROWS = List.of(
			// OpenAI: "tools is not supported in this model"; the o1 previews took text
			// only.
			Row.of("gpt-5-chat-latest", Demand.TOOLS, Demand.REASONING),
			Row.of("o1-(?:mini|preview)(?:-.*)?", Demand.TOOLS, Demand.JSON, Demand.JSON_SCHEMA, Demand.IMAGES,
					Demand.DOCUMENTS, Demand.AUDIO),
			Row.of("o3-mini(?:-.*)?", Demand.IMAGES, Demand.DOCUMENTS, Demand.AUDIO),
			Row.of("gpt-4(?:-32k)?(?:-0\\d{3})?", Demand.JSON),
			Row.of("gpt-3\\.5-.*|gpt-4(?:-32k)?(?:-0\\d{3})?", Demand.JSON_SCHEMA, Demand.IMAGES, Demand.DOCUMENTS,
					Demand.AUDIO, Demand.REASONING),
			Row.of("(?:chat)?gpt-4(?:o|\\.1|-turbo).*", Demand.REASONING),
			Row.of("gpt-oss-.*", Demand.IMAGES, Demand.DOCUMENTS, Demand.AUDIO),
			// Anthropic and Google, before their first models that think.
			Row.of("claude-3-(?:5-)?(?:haiku|sonnet|opus).*|claude-3\\.5-.*", Demand.REASONING),
			Row.of("gemini-(?:1\\.|2\\.0-)(?!.*thinking).*", Demand.REASONING),
			// Groq and OpenRouter: no tool use.
			Row.of("llama-guard-.*", Demand.TOOLS), Row.of("dolphin3\\.0-.*", Demand.TOOLS),
			Row.of("gemma-3-(?:12|27)b-it(?::free)?|gemma-3n-.*", Demand.TOOLS),
			Row.of("mai-ds-r1(?::free)?", Demand.TOOLS));

	private ModelAbilities() {
	}

	/**
	 * Returns what a model is known to be unable to do.
	 * @param target the model and its provider
	 * @return the demands that it cannot meet, empty if nothing is known
	 */
	public static Set<Demand> lackedBy(Target target) {
		String lower = target.model().toLowerCase(Locale.ROOT);
		String bare = lower.substring(lower.lastIndexOf('/') + 1);
		Set<Demand> lacked = EnumSet.noneOf(Demand.class);
		for (Row row : ROWS) {
			if (row.model().matcher(bare).matches()) {
				lacked.addAll(row.lacked());
			}
		}
		return lacked;
	}

	/**
	 * A row.
	 *
	 * @param model what the model id must match, in lower case and without the vendor
	 * that gateways put before it
	 * @param lacked what it cannot do
	 */
	private record Row(Pattern model, Set<Demand> lacked) {

		static Row of(String model, Demand... lacked) {
			return new Row(Pattern.compile(model), Set.of(lacked));
		}

	}

}
