package io.github.llmrouter.simulator;

/**
 * How Anthropic words its refusals.
 */
final class AnthropicErrors {

	static final String INVALID = "invalid_request_error";

	private AnthropicErrors() {
	}

	/**
	 * A refusal that begins with the path found.
	 */
	static Refusal at(String message) {
		return refused("{dots}: " + message);
	}

	static Refusal refused(String message) {
		return Refusal.of(400, INVALID, message);
	}

	static Refusal missing() {
		return at("Field required");
	}

	static Refusal unknown() {
		return at("Extra inputs are not permitted");
	}

	static Refusal oneOf(String expected) {
		return at("Input should be " + expected);
	}

	static Refusal mismatch(String pattern) {
		return at("String should match pattern '" + pattern + "'");
	}

	static Refusal tag(String expected) {
		return at("Input tag '{}' found using 'type' does not match any of the expected tags: " + expected);
	}

}
