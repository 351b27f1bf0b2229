package io.github.llmrouter.simulator;

/**
 * How OpenAI words its refusals.
 */
final class OpenAiErrors {

	static final String INVALID = "invalid_request_error";

	private OpenAiErrors() {
	}

	/**
	 * A refusal of what stands at the path found.
	 */
	static Refusal refused(String message) {
		return Refusal.of(400, INVALID, message).param("{path}");
	}

	static Refusal unknownParameter() {
		return refused("Unknown parameter: '{path}'.").code("unknown_parameter");
	}

	static Refusal missing() {
		return refused("Missing required parameter: '{path}'.").code("missing_required_parameter");
	}

	static Refusal unsupportedParameter() {
		return refused("Unsupported parameter: '{path}' is not supported with this model.")
			.code("unsupported_parameter");
	}

	static Refusal invalidValue(String supported) {
		return refused("Invalid value: '{}'. Supported values are: " + supported + ".").code("invalid_value");
	}

	static Refusal invalidType(String expected) {
		return refused("Invalid type for '{path}': expected " + expected + ".").code("invalid_type");
	}

	static Refusal emptyArray() {
		return refused("Invalid '{path}': empty array. Expected an array with minimum length 1, but got an empty "
				+ "array instead.")
			.code("empty_array");
	}

	static Refusal arrayTooLong(int most) {
		return refused("Invalid '{path}': array too long. Expected an array with maximum length " + most
				+ ", but got an array with length {} instead.")
			.code("array_above_max_length");
	}

	static Refusal stringTooLong(int most) {
		return refused("Invalid '{path}': string too long. Expected a string with maximum length " + most
				+ ", but got a string with length {} instead.")
			.code("string_above_max_length");
	}

	static Refusal mismatch(String pattern) {
		return refused("Invalid '{path}': string does not match pattern. Expected a string that matches the pattern '"
				+ pattern + "'.")
			.code("invalid_value");
	}

	static Refusal onlyWith(String other, String condition) {
		return refused("Invalid value for '{path}': '{path}' is only allowed when '" + other + "' " + condition + ".");
	}

	static Refusal outside(String range) {
		return refused("Invalid '{path}': {} is not " + range + ".").code("invalid_value");
	}

}
