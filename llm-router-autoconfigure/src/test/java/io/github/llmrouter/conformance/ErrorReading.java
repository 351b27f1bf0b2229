package io.github.llmrouter.conformance;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.conformance.Expected.Retry;

/**
 * Reads errors of every provider: by the status, and by the words that stand anywhere in
 * the body where the status leaves it open.
 */
final class ErrorReading {

	private static final List<String> NO_KEY = List.of("api_key_invalid", "invalid_api_key", "authentication_error",
			"unregistered callers");

	private static final List<String> NO_MODEL = List.of("model_not_found", "model_decommissioned", "invalid_model",
			"supported api model names are", "model not found");

	private static final List<String> NO_MONEY = List.of("insufficient_quota", "credit_balance_exhausted",
			"billing_hard_limit_reached", "spend_limit_exceeded", "spend_limit_reached", "billing_error");

	private static final List<String> NOT_ALLOWED = List.of("content_filter", "content_policy_violation",
			"violates usage guidelines");

	/** Another model can, whatever the status says. */
	private static final List<String> NOT_ABLE = List.of("no endpoints found that support",
			"tool calling` is not supported", "tools is not supported in this model", "models only support the",
			"image input is not supported", "unknown variant `image_url`", "unknown variant `input_audio`");

	private static final List<String> TOO_LONG = List.of("context_length_exceeded", "exceed_context_size_error",
			"prompt is too long", "prompt too long", "maximum context length", "input token count");

	/** The model is to blame, not the request, although Groq answers with 400. */
	private static final List<String> BROKEN_ANSWER = List.of("tool_use_failed");

	/** The statuses that these errors have where they do not arrive within a reply. */
	private static final Map<String, Integer> WORDS = Map.ofEntries(Map.entry("invalid_request_error", 400),
			Map.entry("authentication_error", 401), Map.entry("billing_error", 402), Map.entry("permission_error", 403),
			Map.entry("not_found_error", 404), Map.entry("request_too_large", 413), Map.entry("rate_limit_error", 429),
			Map.entry("rate_limit_exceeded", 429), Map.entry("server_is_overloaded", 503), Map.entry("slow_down", 503),
			Map.entry("timeout_error", 504), Map.entry("overloaded_error", 529));

	private ErrorReading() {
	}

	static Expected read(int status, Map<String, String> headers, @Nullable JsonNode body, String raw) {
		List<String> texts = (body != null) ? textsIn(body) : List.of(raw.toLowerCase(Locale.ROOT));
		return new Expected.AnError(kind(status, texts), retry(headers, body));
	}

	/** The status stands in the body where HTTP says that all is well. */
	static Expected readInsideSuccess(Map<String, String> headers, JsonNode body) {
		JsonNode error = body.hasNonNull("error") ? body.path("error") : body.at("/choices/0/error");
		long status = Readings.count(error, "/code", "/status", "/status_code");
		for (String pointer : List.of("/code", "/type")) {
			String word = Readings.text(error, pointer);
			status = (status == 0 && word != null) ? WORDS.getOrDefault(word, 0) : status;
		}
		status = (status != 0) ? status : 500;
		return read((int) status, headers, error, "");
	}

	private static FailureKind kind(int status, List<String> texts) {
		if (status == 402 || says(texts, NO_MONEY)) {
			return FailureKind.BILLING;
		}
		if (says(texts, NOT_ALLOWED)) {
			return FailureKind.CONTENT_POLICY;
		}
		if (status < 429 && says(texts, TOO_LONG)) {
			return FailureKind.CONTEXT_TOO_LONG;
		}
		if (status == 401 || says(texts, NO_KEY)) {
			return FailureKind.KEY_REJECTED;
		}
		if (says(texts, NOT_ABLE)) {
			return FailureKind.UNSUPPORTED;
		}
		if (status == 404 || says(texts, NO_MODEL)) {
			return FailureKind.MODEL_NOT_FOUND;
		}
		if (says(texts, BROKEN_ANSWER)) {
			return FailureKind.MALFORMED_REPLY;
		}
		return kindByStatus(status);
	}

	private static FailureKind kindByStatus(int status) {
		return switch (status) {
			case 403 -> FailureKind.FORBIDDEN;
			case 413 -> FailureKind.REQUEST_TOO_LARGE;
			case 429 -> FailureKind.RATE_LIMITED;
			case 503, 529 -> FailureKind.OVERLOADED;
			default -> (status >= 500) ? FailureKind.SERVER_ERROR : FailureKind.BAD_REQUEST;
		};
	}

	private static boolean says(List<String> texts, List<String> fragments) {
		return texts.stream().anyMatch((text) -> fragments.stream().anyMatch(text::contains));
	}

	private static List<String> textsIn(JsonNode body) {
		List<String> texts = new ArrayList<>();
		Stream<JsonNode> nodes = body.isContainer() ? body.valueStream() : Stream.of(body);
		nodes.forEach((node) -> {
			if (node.isContainer()) {
				texts.addAll(textsIn(node));
			}
			else if (node.isString()) {
				texts.add(node.stringValue().toLowerCase(Locale.ROOT));
			}
		});
		return texts;
	}

	private static @Nullable Retry retry(Map<String, String> headers, @Nullable JsonNode body) {
		String milliseconds = headers.get("retry-after-ms");
		// Azure sends 0 beside the seconds: that names no time.
		if (milliseconds != null && !milliseconds.equals("0")) {
			return new Retry(null, Duration.ofMillis(Long.parseLong(milliseconds)));
		}
		String seconds = headers.get("retry-after");
		if (seconds != null) {
			return secondsOrDate(seconds);
		}
		return (body != null) ? retryInside(body) : null;
	}

	private static Retry secondsOrDate(String value) {
		if (value.chars().allMatch(Character::isDigit)) {
			return new Retry(null, Duration.ofSeconds(Long.parseLong(value)));
		}
		return new Retry(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant(), Duration.ZERO);
	}

	/** OpenRouter puts its own limits there, with the reset in epoch milliseconds. */
	private static @Nullable Retry retryInside(JsonNode body) {
		JsonNode limits = body.at("/error/metadata/headers");
		String reset = Readings.text(limits, "/X-RateLimit-Reset");
		if (reset == null || !"0".equals(Readings.text(limits, "/X-RateLimit-Remaining"))) {
			return null;
		}
		return new Retry(Instant.ofEpochMilli(Long.parseLong(reset)), Duration.ZERO);
	}

}
