package io.github.llmrouter.conformance;

import tools.jackson.databind.JsonNode;

/**
 * Compares JSON by what it means: {@code 1} is {@code 1.0}, and members have no order.
 */
final class JsonEquality {

	private JsonEquality() {
	}

	/**
	 * Returns whether two values mean the same.
	 * @param one a value
	 * @param other another
	 * @return true if so
	 */
	static boolean equal(JsonNode one, JsonNode other) {
		return one.equals(JsonEquality::compareScalars, other);
	}

	private static int compareScalars(JsonNode one, JsonNode other) {
		if (one.isNumber() && other.isNumber()) {
			return one.decimalValue().compareTo(other.decimalValue());
		}
		return one.equals(other) ? 0 : 1;
	}

}
