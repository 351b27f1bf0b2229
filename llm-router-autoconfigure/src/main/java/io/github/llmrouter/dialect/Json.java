package io.github.llmrouter.dialect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads JSON that others wrote: what is missing, null or of another type than expected
 * reads as absent, never as an exception.
 */
final class Json {

	/** Far above every real count, and far enough below 2^63 for sums. */
	private static final long MAX_COUNT = 1L << 53;

	private static final int MAX_STRING = 256 * 1024 * 1024;

	static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(MAX_STRING).build())
			.build())
		.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private Json() {
	}

	/**
	 * Parses a body. An array that holds one object stands for that object: Gemini wraps
	 * errors so.
	 * @param body the bytes; white space and a byte order mark may come first
	 * @return the root, missing if this is no JSON object
	 */
	static JsonNode parse(byte[] body) {
		try {
			JsonNode root = MAPPER.readTree(body);
			return objectIn(root);
		}
		catch (JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

	/**
	 * Parses a body that may be an array.
	 * @param body the bytes
	 * @return the array, missing if this is anything else
	 */
	static JsonNode array(byte[] body) {
		int first = 0;
		while (first < body.length && body[first] <= ' ') {
			first++;
		}
		if (first == body.length || body[first] != '[') {
			return MissingNode.getInstance();
		}
		try {
			return MAPPER.readTree(body);
		}
		catch (JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

	/** JSON inside a JSON string, as gateways quote what an upstream said. */
	static JsonNode parse(@Nullable String text) {
		if (text == null || !text.stripLeading().startsWith("{")) {
			return MissingNode.getInstance();
		}
		try {
			return objectIn(MAPPER.readTree(text));
		}
		catch (JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

	/**
	 * Whether an event begins as an object and cannot be read as one: what it said may
	 * have been part of the answer. Anything else says nothing of an answer.
	 */
	static boolean isBroken(String data) {
		return data.stripLeading().startsWith("{") && parse(data).isMissingNode();
	}

	private static JsonNode objectIn(@Nullable JsonNode root) {
		if (root == null) {
			return MissingNode.getInstance();
		}
		JsonNode object = root.isArray() ? root.path(0) : root;
		return object.isObject() ? object : MissingNode.getInstance();
	}

	static List<JsonPointer> pointers(String... paths) {
		return Arrays.stream(paths).map(JsonPointer::compile).toList();
	}

	/** The text of a string or number; null if it is blank, missing or anything else. */
	static @Nullable String text(JsonNode node) {
		if (node.isString()) {
			String text = node.stringValue();
			return text.isBlank() ? null : text;
		}
		return (node.isNumber() || node.isBoolean()) ? node.asString() : null;
	}

	/** The first of several places that holds text. */
	static @Nullable String firstText(JsonNode node, List<JsonPointer> places) {
		for (JsonPointer place : places) {
			String text = text(node.at(place));
			if (text != null) {
				return text;
			}
		}
		return null;
	}

	/** All texts of several places, in their order. */
	static List<String> texts(JsonNode node, List<JsonPointer> places) {
		List<String> texts = new ArrayList<>();
		for (JsonPointer place : places) {
			String text = text(node.at(place));
			if (text != null) {
				texts.add(text);
			}
		}
		return texts;
	}

	/** The largest count of several places that may hold it; empty if none does. */
	static OptionalLong count(JsonNode node, List<JsonPointer> places) {
		long largest = -1;
		for (JsonPointer place : places) {
			largest = Math.max(largest, count(node.at(place)));
		}
		return (largest >= 0) ? OptionalLong.of(largest) : OptionalLong.empty();
	}

	/** A count; negative if it is none. */
	private static long count(JsonNode node) {
		if (node.isInt() || node.isLong()) {
			return Math.max(0, Math.min(node.longValue(), MAX_COUNT));
		}
		BigDecimal number = decimal(node);
		if (number == null) {
			return -1;
		}
		return (number.signum() <= 0) ? 0 : number.min(BigDecimal.valueOf(MAX_COUNT)).longValue();
	}

	/** A number, also one written as a string; null if it is none or not finite. */
	static @Nullable BigDecimal decimal(JsonNode node) {
		try {
			if (node.isIntegralNumber()) {
				return node.decimalValue();
			}
			if (node.isNumber()) {
				return BigDecimal.valueOf(node.doubleValue());
			}
			return node.isString() ? BigDecimal.valueOf(Double.parseDouble(node.stringValue().strip())) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/** A three-digit status that a body names, 0 if it names none. */
	static int status(JsonNode node, List<JsonPointer> places) {
		for (JsonPointer place : places) {
			BigDecimal number = decimal(node.at(place));
			if (number != null && number.compareTo(BigDecimal.valueOf(400)) >= 0
					&& number.compareTo(BigDecimal.valueOf(600)) < 0) {
				return number.intValue();
			}
		}
		return 0;
	}

}
