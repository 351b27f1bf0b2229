package io.github.llmrouter.conformance;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A difference from recorded requests that the router makes on purpose.
 *
 * @param dialects the wire formats
 * @param difference what the whole text of the difference matches
 * @param when what the exchange is like
 * @param reason why it is made
 */
record Deviation(Set<String> dialects, Pattern difference, When when, String reason) {

	private static final Set<String> CHAT = Set.of("openai", "openrouter");

	private static final String NOTHING = "<nothing>";

	static final List<Deviation> ROWS = List.of(
			added(CHAT, "/model", When.ALWAYS, "the model is named in the body too, not in Azure's path alone"),
			changed(CHAT, "/response_format/json_schema/strict", When.ALWAYS,
					"strict mode is asked for whenever the schema fits it, and only then"),
			dropped(CHAT, "/response_format/json_schema/description", When.ALWAYS,
					"the form of an answer has no description but that within its schema"),
			dropped(CHAT, "/parallel_tool_calls", When.NO_TOOLS, "parallel calls without tools are refused by OpenAI"),
			dropped(CHAT, "/tool_choice", When.NO_TOOLS, "a choice without tools is refused"),
			changed(CHAT, "/tool_choice(/(type|name|function))?", When.NAMED_OTHERWISE,
					"a named tool is written as OpenAI does, not as Anthropic does or without its type"),
			changed(CHAT, "/messages/\\d+/(tool_calls/\\d+/id|tool_call_id)", When.ID_IS_REFUSED,
					"ids of calls that the model's maker refuses are replaced: Mistral takes nine "
							+ "letters and digits, OpenAI forty characters"),
			changed(CHAT, "/messages/\\d+/content", When.SEVERAL_TEXTS,
					"texts of one message without anything between them are one text: not every server takes parts"),
			dropped(CHAT, "/messages/\\d+/(reasoning|reasoning_content)", When.ALWAYS,
					"readable reasoning goes back only where the model demands it, in one field and beside calls"),
			changed(CHAT, "/messages/\\d+/content", When.THINKING_PART,
					"readable reasoning goes back only where the model demands it, in one field and beside calls"),
			changed(CHAT, "/messages/\\d+/content/\\d+/input_audio", When.ALWAYS,
					"Mistral takes audio as a text or as an object"),
			dropped(Set.of("openai"), "/messages/\\d+/(content|tool_calls)/\\d+/cache_control", When.ALWAYS,
					"marks for the cache are sent to those alone who are known to take them"),
			dropped(Set.of("openrouter"), "/messages/\\d+/tool_calls/\\d+/cache_control", When.ALWAYS,
					"a call carries no mark for the cache, only what is said does"),
			changed(Set.of("openai"), "/(reasoning|reasoning_effort)", When.EFFORT_AS_OBJECT,
					"an effort is written in OpenAI's field, not in OpenRouter's object"),
			added(Set.of("openai"), "/reasoning_effort", When.REASONING_REFUSES_TOOLS,
					"models that refuse tools while they reason are told not to"),
			dropped(Set.of("openai"), "/reasoning_effort", When.ALWAYS, "Grok Code refuses an effort"),
			dropped(Set.of("openai"), "/temperature", When.REASONING_MODEL,
					"reasoning models refuse sampling parameters, but for their only value"),
			changed(Set.of("openai"), "/(user|safety_identifier)", When.ALWAYS,
					"OpenAI replaced user by safety_identifier"),
			added(Set.of("openrouter"), "/plugins", When.ALWAYS,
					"OpenRouter would else cut out the middle of long conversations unasked"),
			added(Set.of("openrouter"), "/provider(/require_parameters)?", When.ALWAYS,
					"OpenRouter would else choose endpoints that know no tools or schemas"),
			changed(Set.of("openrouter"), "/(reasoning|reasoning_effort)", When.ALWAYS,
					"an effort is written in OpenRouter's object, not in OpenAI's field"),
			changed(CHAT, "/messages(/.*)?", When.MEDIA_FROM_A_TOOL,
					"media that a tool returned follow in a message of the user: results are text"),
			changed(CHAT, "/messages/\\d+/content/\\d+/file/filename", When.DOCUMENT_AT_AN_ADDRESS,
					"a document at an address has no name beside it"),
			dropped(Set.of("openrouter"), "/(temperature|top_p)", When.ALWAYS,
					"a sampling parameter that the model refuses would exclude all its endpoints"),
			changed(Set.of("anthropic"), "/(system|messages)(/\\d+/text)?", When.LATER_INSTRUCTION,
					"instructions from the middle go to the top: only the newest models take them elsewhere"),
			changed(Set.of("anthropic"), "/messages", When.PREFILL,
					"a model that refuses to go on from a message of its own is told to continue it"),
			changed(Set.of("anthropic"), "/messages/\\d+/content", When.BLANK_TEXT,
					"a blank text is left out: the api refuses it in most places"),
			added(Set.of("anthropic"), "/thinking", When.EFFORT_ALONE,
					"an effort asks for thinking, which these models begin only if told"),
			dropped(Set.of("anthropic"), "/tools/\\d+/strict", When.ALWAYS,
					"strictness is asked for only where the schema can be held to"),
			added(Set.of("anthropic"), "/tools/\\d+/input_schema/type", When.ALWAYS,
					"the schema of a tool must be that of an object"),
			changed(Set.of("anthropic"), "/output_config/format/schema/.*/(minimum|maximum|description)", When.ALWAYS,
					"limits that the api refuses in schemas are told in words"));

	private static Deviation added(Set<String> dialects, String path, When when, String reason) {
		return row(dialects, path + ": expected " + NOTHING + ", .*", when, reason);
	}

	private static Deviation dropped(Set<String> dialects, String path, When when, String reason) {
		return row(dialects, path + ": .*, actual " + NOTHING, when, reason);
	}

	private static Deviation changed(Set<String> dialects, String path, When when, String reason) {
		return row(dialects, path + ": .*", when, reason);
	}

	private static Deviation row(Set<String> dialects, String difference, When when, String reason) {
		return new Deviation(dialects, Pattern.compile(difference, Pattern.DOTALL), when, reason);
	}

	/**
	 * Returns why a difference is made.
	 * @param exchange the exchange
	 * @param difference the difference
	 * @return the reason, null if it has none
	 */
	static @Nullable String reason(RecordedExchange exchange, String difference) {
		Deviation found = find(exchange, difference);
		return (found != null) ? found.reason : null;
	}

	/**
	 * Finds the row of a difference.
	 * @param exchange the exchange
	 * @param difference the difference
	 * @return the first row that fits, null if none does
	 */
	static @Nullable Deviation find(RecordedExchange exchange, String difference) {
		return ROWS.stream()
			.filter((row) -> row.dialects.contains(exchange.dialect()) && row.difference.matcher(difference).matches()
					&& row.when.holds(exchange, difference))
			.findFirst()
			.orElse(null);
	}

}
