package io.github.llmrouter.simulator;

import java.util.random.RandomGenerator;

/**
 * Makes ids in the alphabets that providers use.
 */
final class Identifiers {

	private static final String HEX = "0123456789abcdef";

	private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

	private final RandomGenerator random;

	Identifiers(RandomGenerator random) {
		this.random = random;
	}

	String hex(int length) {
		return make(HEX, length);
	}

	String alphanumeric(int length) {
		return make(ALPHANUMERIC, length);
	}

	private String make(String alphabet, int length) {
		StringBuilder id = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			id.append(alphabet.charAt(this.random.nextInt(alphabet.length())));
		}
		return id.toString();
	}

}
