package io.github.llmrouter.dialect;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import io.github.llmrouter.RateLimit;

/**
 * Reads the limits that reply headers announce, whoever sends them:
 * {@code x-ratelimit-remaining-tokens} (OpenAI, Groq, Azure, Mistral, Cerebras),
 * {@code anthropic-ratelimit-tokens-remaining} and the bare {@code x-ratelimit-remaining}
 * of OpenRouter. Names come out as {@code requests}, {@code tokens},
 * {@code input-tokens}, {@code output-tokens}, with a suffix such as {@code -day} where
 * the header has one.
 */
final class RateLimitHeaders {

	private static final Pattern COMMON = Pattern
		.compile("(?:x-)?ratelimit-(?<what>limit|remaining|reset)(?:-(?<name>[a-z0-9_-]{1,60}))?");

	private static final Pattern ANTHROPIC = Pattern
		.compile("anthropic-(?:ratelimit-)?(?<name>[a-z-]{1,60})-(?<what>limit|remaining|reset)");

	/** What stands for requests where a header counts them under another name. */
	private static final Map<String, String> NAMES = Map.of("", "requests", "req", "requests", "minute",
			"requests-minute", "hour", "requests-hour", "day", "requests-day");

	/** What Azure sends for counts that it does not know; a limit of 0 means the same. */
	private static final long UNKNOWN = -1;

	private static final String SHORT_REQUESTS = "req-";

	private RateLimitHeaders() {
	}

	/**
	 * Reads all limits.
	 * @param headers the headers of a reply of any status
	 * @param now the time at which they arrived
	 * @return the limits in the order of their names
	 */
	static List<RateLimit> read(HttpHeaders headers, Instant now) {
		Map<String, RateLimit> limits = new TreeMap<>();
		for (String header : headers.headerNames()) {
			String value = mayTellLimit(header) ? headers.getFirst(header) : null;
			if (value != null) {
				add(limits, header.toLowerCase(Locale.ROOT), value, now);
			}
		}
		return known(limits);
	}

	/** Most headers are others, and the patterns dear. */
	private static boolean mayTellLimit(String header) {
		return begins(header, "x-ratelimit-") || begins(header, "ratelimit-") || begins(header, "anthropic-");
	}

	private static boolean begins(String header, String beginning) {
		return header.regionMatches(true, 0, beginning, 0, beginning.length());
	}

	private static void add(Map<String, RateLimit> limits, String header, String value, Instant now) {
		Matcher matcher = COMMON.matcher(header);
		if (!matcher.matches()) {
			matcher = ANTHROPIC.matcher(header);
		}
		if (!matcher.matches()) {
			return;
		}
		String name = name(matcher.group("name"));
		RateLimit known = limits.getOrDefault(name, new RateLimit(name, null, null, null));
		limits.put(name, switch (matcher.group("what")) {
			case "limit" -> new RateLimit(name, count(value), known.remaining(), known.resetAt());
			case "remaining" -> new RateLimit(name, known.limit(), count(value), known.resetAt());
			default -> new RateLimit(name, known.limit(), known.remaining(), Resets.read(value, now));
		});
	}

	private static String name(@Nullable String raw) {
		String name = (raw != null) ? raw.replace('_', '-') : "";
		if (name.startsWith(SHORT_REQUESTS)) {
			return "requests-" + name.substring(SHORT_REQUESTS.length());
		}
		return NAMES.getOrDefault(name, name);
	}

	/** Null for what is no count. */
	private static @Nullable Long count(String value) {
		try {
			BigDecimal number = new BigDecimal((value.length() > 40) ? "" : value.strip());
			if (number.precision() - number.scale() > 19) {
				return (number.signum() < 0) ? UNKNOWN : Long.MAX_VALUE;
			}
			return number.min(BigDecimal.valueOf(Long.MAX_VALUE)).max(BigDecimal.valueOf(UNKNOWN)).longValue();
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static List<RateLimit> known(Map<String, RateLimit> limits) {
		List<RateLimit> known = new ArrayList<>();
		for (RateLimit limit : limits.values()) {
			Long remaining = (limit.remaining() != null && limit.remaining() < 0) ? null : limit.remaining();
			boolean unlimited = limit.limit() != null && limit.limit() <= 0;
			if (!unlimited && (limit.limit() != null || remaining != null)) {
				known.add(new RateLimit(limit.name(), limit.limit(), remaining, limit.resetAt()));
			}
		}
		return known;
	}

}
