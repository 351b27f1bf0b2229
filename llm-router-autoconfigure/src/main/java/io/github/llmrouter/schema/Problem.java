package io.github.llmrouter.schema;

/** Words problems of an answer for the model that shall mend it. */
final class Problem {

	/** A model mends what it is told first; more only costs. */
	static final int MOST = 10;

	private static final int LONGEST = 200;

	private Problem() {
	}

	static String at(String place, String reason) {
		return shortened((place.isEmpty() || place.equals("/")) ? reason : place + ": " + reason);
	}

	static String shortened(String text) {
		String line = text.replaceAll("\\s+", " ").strip();
		if (line.length() <= LONGEST) {
			return line;
		}
		int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
		return line.substring(0, end) + "…";
	}

}
