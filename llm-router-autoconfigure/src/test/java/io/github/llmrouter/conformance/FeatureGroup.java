package io.github.llmrouter.conformance;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the conformance run reports on, from the features that the recordings name. */
enum FeatureGroup {

	/** Every exchange counts here. */
	ALL(true),

	PLAIN(true), STREAM(true, "stream", "include-usage"),

	TOOLS(true, "tools-offered", "tool-call", "tool-choice", "tool-result", "parallel-tool-calls",
			"parallel-tool-calls-param"),

	STRUCTURED_OUTPUT(true, "structured-output"), IMAGES(true, "image-input"), DOCUMENTS(true, "document-input"),
	AUDIO(true, "audio-input"), REASONING(true, "reasoning", "reasoning-tokens"),
	CACHING(true, "cache-read", "cache-write", "cache-request"), CONVERSATION(true, "multi-turn"),
	PARAMETERS(true, "stop-sequences", "logprobs", "service-tier", "openrouter-routing"),
	CUT_OR_REFUSED(true, "truncated-length", "refusal-or-filter"), ERRORS(true, "error", "error-in-200"),
	LIMITS(true, "ratelimit-headers", "retry-after"), KEEP_ALIVES(true, "ping", "sse-comment"), RESPONSES(true),
	EMBEDDINGS(true, "embeddings"),

	/** The provider runs these itself; the router offers none of them. */
	PROVIDER_TOOLS(false, "web-search", "code-execution"),

	/** The router asks for one answer and reads one. */
	SEVERAL_ANSWERS(false, "n>1");

	private static final Set<String> DETAILS = Set.of("context-length-error");

	private final boolean offered;

	private final Set<String> features;

	FeatureGroup(boolean offered, String... features) {
		this.offered = offered;
		this.features = Set.of(features);
	}

	/**
	 * Returns whether the router offers this. Otherwise such an exchange counts for what
	 * else it shows, and here as not applicable.
	 * @return true if so
	 */
	boolean isOffered() {
		return this.offered;
	}

	/**
	 * Returns what an exchange counts for.
	 * @param exchange the exchange
	 * @return the groups, never empty
	 */
	static Set<FeatureGroup> of(RecordedExchange exchange) {
		Set<FeatureGroup> groups = EnumSet.of(ALL, exchange.stream() ? STREAM : PLAIN);
		if (exchange.format() == RecordedExchange.Format.RESPONSES) {
			groups.add(RESPONSES);
		}
		exchange.origin().features().forEach((feature) -> {
			List<FeatureGroup> named = groupsOf(feature);
			groups.addAll(named);
		});
		return groups;
	}

	private static List<FeatureGroup> groupsOf(String feature) {
		return EnumSet.allOf(FeatureGroup.class).stream().filter((group) -> group.features.contains(feature)).toList();
	}

	/**
	 * Returns whether a feature is known: it belongs to a group, or refines one.
	 * @param feature the word of the recordings
	 * @return true if so
	 */
	static boolean knows(String feature) {
		return feature.startsWith("status-") || DETAILS.contains(feature) || !groupsOf(feature).isEmpty();
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
