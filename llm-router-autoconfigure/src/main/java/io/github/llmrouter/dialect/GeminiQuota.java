package io.github.llmrouter.dialect;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.dialect.ProviderError.RetryHint;

/**
 * Which quotas a Google error names, and until when they hold. Daily quotas come with
 * retry delays of a few seconds, after which the same error follows; Google documents
 * midnight Pacific time as their reset.
 *
 * @param codes {@link #PER_DAY}, {@link #NONE}, both or neither
 * @param hint when to ask again, null if the error does not say or it would not help
 */
record GeminiQuota(Set<String> codes, @Nullable RetryHint hint) {

	/** A quota for a day is used up. */
	static final String PER_DAY = "quota-per-day";

	/** The quota is zero. */
	static final String NONE = "quota-none";

	private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

	/** A delay longer than this is taken for the true one. */
	private static final Duration SHORT = Duration.ofHours(1);

	private static final Pattern NO_QUOTA = Pattern.compile("limit: 0(?![.\\d])");

	static GeminiQuota of(JsonNode error, Instant now) {
		Set<String> codes = new TreeSet<>();
		RetryHint hint = null;
		for (JsonNode detail : error.path("details")) {
			detail.path("violations").forEach((violation) -> addCodes(codes, violation));
			String delay = Json.text(detail.path("retryDelay"));
			hint = RetryHints.later(hint, RetryHints.of(delay, "RetryInfo", now));
		}
		if (NO_QUOTA.matcher(error.path("message").stringValue("")).find()) {
			codes.add(NONE);
		}
		if (codes.contains(NONE)) {
			return new GeminiQuota(codes, null);
		}
		return new GeminiQuota(codes, codes.contains(PER_DAY) ? daily(hint, now) : hint);
	}

	private static void addCodes(Set<String> codes, JsonNode violation) {
		if (violation.path("quotaId").stringValue("").contains("PerDay")) {
			codes.add(PER_DAY);
		}
		if ("0".equals(Json.text(violation.path("quotaValue")))) {
			codes.add(NONE);
		}
	}

	private static RetryHint daily(@Nullable RetryHint hint, Instant now) {
		if (hint != null && Duration.between(now, hint.until()).compareTo(SHORT) > 0) {
			return hint;
		}
		Instant midnight = ZonedDateTime.ofInstant(now, PACIFIC)
			.toLocalDate()
			.plusDays(1)
			.atStartOfDay(PACIFIC)
			.toInstant();
		return new RetryHint(midnight, "daily quota");
	}
}
