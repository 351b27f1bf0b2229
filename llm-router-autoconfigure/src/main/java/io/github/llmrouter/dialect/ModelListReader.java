package io.github.llmrouter.dialect;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.dialect.ModelList.ListedModel;

/**
 * Reads the entries of any list of models: what a format does not have is not there.
 * Entries that cannot be read are left out.
 */
final class ModelListReader {

	private static final List<JsonPointer> LISTS = Json.pointers("/data", "/models");

	private static final List<JsonPointer> IDS = Json.pointers("/id", "/name", "/model");

	private static final List<JsonPointer> ALIASES = Json.pointers("/canonical_slug");

	/**
	 * OpenAI's {@code shutdown_date}, OpenRouter's {@code expiration_date}, Mistral's
	 * {@code deprecation}; the first two are days, the last is a moment.
	 */
	private static final List<JsonPointer> ENDS = Json.pointers("/shutdown_date", "/expiration_date", "/deprecation");

	private static final List<JsonPointer> SUCCESSORS = Json.pointers("/deprecation_replacement_model");

	/** What is shown to people is an id and nothing else. */
	private static final Pattern ID = Pattern.compile("[\\w.:/@~+-]{1,200}");

	/** The methods of Google's models that the router calls. */
	private static final Set<String> METHODS = Set.of("generateContent", "streamGenerateContent", "embedContent",
			"batchEmbedContents");

	/** Nothing that could lead to another path or host. */
	private static final Pattern QUERY = Pattern.compile("[\\w=&%.~-]{1,500}");

	private static final int DAY = "2026-11-22".length();

	private ModelListReader() {
	}

	/**
	 * Finds the list in a body.
	 * @param received the reply
	 * @return the array, missing if there is none; some servers send it bare
	 */
	static JsonNode list(Received received) {
		for (JsonPointer place : LISTS) {
			if (received.root().at(place).isArray()) {
				return received.root().at(place);
			}
		}
		return Json.array(received.reply().body());
	}

	static List<ListedModel> models(JsonNode list) {
		List<ListedModel> models = new ArrayList<>();
		for (JsonNode entry : list) {
			String id = entry.isString() ? Json.text(entry) : Json.firstText(entry, IDS);
			if (id != null) {
				models.add(new ListedModel(GeminiModels.id(id), aliases(entry), day(Json.firstText(entry, ENDS)),
						id(Json.firstText(entry, SUCCESSORS)), answers(entry)));
			}
		}
		return models;
	}

	/** OpenRouter names the address of the next page, of which the query says it all. */
	static @Nullable String nextByAddress(JsonNode root) {
		String address = Json.text(root.path("links").path("next"));
		String query = (address != null) ? address.substring(address.indexOf('?') + 1) : "";
		return QUERY.matcher(query).matches() ? query : null;
	}

	/** Anthropic goes on after the last model of a page. */
	static @Nullable String nextAfterLast(JsonNode root) {
		return root.path("has_more").asBoolean(false) ? Json.text(root.path("last_id")) : null;
	}

	/** Google hands out a token. */
	static @Nullable String nextByToken(JsonNode root) {
		return Json.text(root.path("nextPageToken"));
	}

	private static List<String> aliases(JsonNode entry) {
		List<String> aliases = new ArrayList<>(Json.texts(entry, ALIASES));
		for (JsonNode alias : entry.path("aliases")) {
			String text = Json.text(alias);
			if (text != null) {
				aliases.add(text);
			}
		}
		return List.copyOf(aliases);
	}

	private static @Nullable LocalDate day(@Nullable String text) {
		try {
			return (text != null && text.length() >= DAY) ? LocalDate.parse(text.substring(0, DAY)) : null;
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	private static @Nullable String id(@Nullable String text) {
		return (text != null && ID.matcher(text).matches()) ? text : null;
	}

	private static boolean answers(JsonNode entry) {
		JsonNode methods = entry.path("supportedGenerationMethods");
		return !methods.isArray() || methods.isEmpty()
				|| methods.valueStream().anyMatch((method) -> METHODS.contains(Json.text(method)));
	}

}
