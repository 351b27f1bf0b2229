package io.github.llmrouter.pricing;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The rules by which one model goes under several ids. Each rule is a spelling that a
 * provider is known to use; nothing is guessed from resemblance.
 */
final class ModelIds {

	static final String OPENROUTER = "openrouter";

	private static final String FREE = ":free";

	/** gpt-4o-mini-2024-07-18, claude-sonnet-4-5-20250929, on Vertex with an at sign. */
	private static final Pattern DATE = Pattern.compile("[-@](20\\d{2}-\\d{2}-\\d{2}|20\\d{6})$");

	/** Google's numbered stable versions: gemini-2.0-flash-001. */
	private static final Pattern GOOGLE_VERSION = Pattern.compile("-0\\d{2}$");

	/** OpenRouter's ways to choose among a model's servers: they name the same model. */
	private static final Pattern ROUTING_VARIANT = Pattern.compile(":(nitro|floor|exacto)$");

	/**
	 * OpenRouter answers claude-4.5-haiku for a model that it lists as claude-haiku-4.5.
	 */
	private static final Pattern CLAUDE_ORDER = Pattern.compile("^anthropic/claude-(\\d+(?:\\.\\d+)?)-([a-z]+)$");

	/** What a provider appends to the id of a model to name a state of it. */
	private static final Pattern SNAPSHOT = Pattern
		.compile("[-@:](\\d{3,}|20\\d{2}-\\d{2}-\\d{2}|\\d{2}-\\d{2}|\\d{2}-20\\d{2}|latest)");

	private ModelIds() {
	}

	/**
	 * Lists the ids under which a model may be listed, the most exact first.
	 * @param provider the catalogue's provider, null if it knows none
	 * @param id an id as a provider spells it
	 * @return the ids, the given one first
	 */
	static Set<String> spellings(@Nullable String provider, String id) {
		Set<String> spellings = new LinkedHashSet<>();
		spellings.add(id);
		String plain = withoutProvider(provider, id);
		spellings.add(plain);
		String suffix = "";
		if (OPENROUTER.equals(provider)) {
			plain = ROUTING_VARIANT.matcher(plain).replaceFirst("");
			spellings.add(plain);
			int colon = plain.lastIndexOf(':');
			suffix = (colon < 0) ? "" : plain.substring(colon);
			plain = plain.substring(0, plain.length() - suffix.length());
		}
		String undated = undated(plain);
		spellings.add(undated + suffix);
		if (OPENROUTER.equals(provider)) {
			Matcher swapped = CLAUDE_ORDER.matcher(undated);
			if (swapped.matches()) {
				spellings.add("anthropic/claude-" + swapped.group(2) + "-" + swapped.group(1) + suffix);
			}
		}
		if ("google".equals(provider) || undated.startsWith("google/")) {
			spellings.add(GOOGLE_VERSION.matcher(undated).replaceFirst("") + suffix);
		}
		return spellings;
	}

	/** An id without the date of a state. */
	static String undated(String id) {
		return DATE.matcher(id).replaceFirst("");
	}

	private static String withoutProvider(@Nullable String provider, String id) {
		if (id.startsWith("models/")) {
			return id.substring("models/".length());
		}
		if (provider == null || provider.equals(OPENROUTER)) {
			return id;
		}
		return id.startsWith(provider + "/") ? id.substring(provider.length() + 1) : id;
	}

	/**
	 * Returns whether an id names OpenRouter's unbilled variant of a model.
	 * @param provider the catalogue's provider, null if it knows none
	 * @param id an id as the provider spells it
	 * @return true if nothing is billed for it
	 */
	static boolean isFree(@Nullable String provider, String id) {
		return OPENROUTER.equals(provider) && id.endsWith(FREE);
	}

	/**
	 * Puts the free variant back that OpenRouter was asked for, where its reply names the
	 * model alone.
	 * @param provider the catalogue's provider, null if it knows none
	 * @param asked the id that was called
	 * @param answered the id in the reply
	 * @return the answered id, as the free variant if that was called
	 */
	static String withFreeVariant(@Nullable String provider, String asked, String answered) {
		if (!OPENROUTER.equals(provider) || answered.indexOf(':') >= 0) {
			return answered;
		}
		boolean free = asked.equals("openrouter/free")
				|| (asked.endsWith(FREE) && sameModel(provider, asked, answered + FREE));
		return free ? answered + FREE : answered;
	}

	/**
	 * Returns whether two ids name one model, or a model and a dated or numbered snapshot
	 * of it.
	 * @param provider the catalogue's provider, null if it knows none
	 * @param asked the id that was called
	 * @param answered the id in the reply
	 * @return true if the price of the first holds for the second
	 */
	static boolean sameModel(@Nullable String provider, String asked, String answered) {
		Set<String> answeredSpellings = spellings(provider, answered);
		for (String one : spellings(provider, asked)) {
			for (String other : answeredSpellings) {
				if (one.equals(other) || isSnapshot(one, other) || isSnapshot(other, one)) {
					return true;
				}
			}
		}
		return false;
	}

	private static boolean isSnapshot(String model, String snapshot) {
		return snapshot.startsWith(model) && SNAPSHOT.matcher(snapshot.substring(model.length())).matches();
	}

}
