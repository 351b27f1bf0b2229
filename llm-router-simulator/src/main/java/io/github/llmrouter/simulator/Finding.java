package io.github.llmrouter.simulator;

/**
 * What a check found.
 *
 * @param path where it stands in the body, such as {@code messages[0].role}, empty for
 * the body as a whole
 * @param value what stands there, as error messages quote it
 */
record Finding(String path, String value) {

	private static final int LONGEST_QUOTE = 200;

	static Finding of(String value) {
		return new Finding("", value);
	}

	/**
	 * The text with its placeholders filled: <code>{}</code> is the value,
	 * <code>{path}</code> the path, <code>{dots}</code> the path as Anthropic writes it,
	 * <code>{snake}</code> as Google does, <code>{parent}</code> the latter without its
	 * last name.
	 */
	String fill(String text) {
		String quoted = (this.value.length() > LONGEST_QUOTE) ? this.value.substring(0, LONGEST_QUOTE) : this.value;
		String snake = Place.snakeCase(this.path);
		return text.replace("{path}", this.path)
			.replace("{dots}", this.path.replace("[", ".").replace("]", ""))
			.replace("{snake}", snake)
			.replace("{parent}", snake.substring(0, Math.max(0, snake.lastIndexOf('.'))))
			.replace("{}", quoted);
	}

}
