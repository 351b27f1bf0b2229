package io.github.llmrouter.modelcheck;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.dialect.ModelList.ListedModel;

/**
 * A provider's list, searched as its users spell models. Each rule is a spelling that a
 * provider is known to take; when in doubt the answer is that nobody can tell, since a
 * false alarm costs more than a late one.
 */
final class ProviderList {

	/** gpt-4o-2024-08-06, claude-sonnet-4-5-20250929, gemini-2.0-flash-001, x-latest. */
	private static final Pattern STATE = Pattern
		.compile("[-@:](20\\d{2}-\\d{2}-\\d{2}|20\\d{6}|\\d{2}-20\\d{2}|\\d{2}-\\d{2}|\\d{3,4}|latest)$");

	/**
	 * OpenRouter's {@code :nitro}, or the server that a router of others shall choose.
	 */
	private static final Pattern VARIANT = Pattern.compile(":[\\w.-]+$");

	/** Each of these is a model of its own, with an end of its own. */
	private static final String FREE = ":free";

	/** Names that stand for whatever suits: OpenRouter's aliases, routers and presets. */
	private static final Pattern ALIAS = Pattern.compile("[~@].*|openrouter/(auto|free|fusion)|.*-latest|.*:latest");

	private final Map<String, ListedModel> models = new HashMap<>();

	private final Map<String, ListedModel> withoutState = new HashMap<>();

	private final boolean whole;

	/**
	 * Creates a list.
	 * @param listed the models
	 * @param whole whether these are all
	 */
	ProviderList(List<ListedModel> listed, boolean whole) {
		this.whole = whole;
		for (ListedModel model : listed) {
			add(model.id(), model);
			model.aliases().forEach((alias) -> add(alias, model));
		}
	}

	private void add(String id, ListedModel model) {
		String spelled = spelled(id);
		this.models.putIfAbsent(spelled, model);
		this.withoutState.putIfAbsent(STATE.matcher(spelled).replaceFirst(""), model);
	}

	private static String spelled(String id) {
		String plain = id.startsWith("models/") ? id.substring("models/".length()) : id;
		return plain.toLowerCase(Locale.ROOT);
	}

	Found find(String id) {
		String spelled = spelled(id);
		ListedModel listed = this.models.get(spelled);
		Matcher variant = VARIANT.matcher(spelled);
		if (listed == null && !spelled.endsWith(FREE) && variant.find()) {
			listed = this.models.get(variant.replaceFirst(""));
		}
		boolean exact = listed != null;
		if (listed == null) {
			// The name alone stands for its latest state, and so does "-latest".
			String name = ALIAS.matcher(spelled).matches() ? STATE.matcher(spelled).replaceFirst("") : spelled;
			listed = this.withoutState.get(name);
		}
		return (listed != null) ? new Found(listed, exact, null) : new Found(null, false, doubt(spelled));
	}

	/** Why a model may exist though it is not listed. */
	private @Nullable String doubt(String spelled) {
		if (!this.whole) {
			return "the list is longer than what was read of it";
		}
		if (ALIAS.matcher(spelled).matches()) {
			return "it is an alias, which the list need not name";
		}
		String name = STATE.matcher(spelled).replaceFirst("");
		return (!name.equals(spelled) && this.withoutState.containsKey(name)) ? "only '" + name + "' is listed" : null;
	}

	/**
	 * What became of a search.
	 *
	 * @param model the model, null if it is not listed
	 * @param exact whether it is listed under that id, not as a state of it
	 * @param doubt why it may exist all the same, null if it does not or is listed
	 */
	record Found(@Nullable ListedModel model, boolean exact, @Nullable String doubt) {

	}

}
