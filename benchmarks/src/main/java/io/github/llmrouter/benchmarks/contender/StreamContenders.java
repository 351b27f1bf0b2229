package io.github.llmrouter.benchmarks.contender;

import java.util.List;

/**
 * Everybody whose streams are measured.
 */
public final class StreamContenders {

	/** Their names. */
	public static final List<String> NAMES = List.of(Contenders.BY_HAND, Contenders.ROUTER, Contenders.OPENAI_JAVA,
			Contenders.LANGCHAIN4J, Contenders.SPRING_AI);

	/** Those who read on the caller's thread, so that what they allocate can be seen. */
	public static final List<String> ON_THE_CALLERS_THREAD = List.of(Contenders.BY_HAND, Contenders.ROUTER,
			Contenders.OPENAI_JAVA);

	private StreamContenders() {
	}

	/**
	 * Opens all of them, for few streams at once.
	 * @param baseUrl where their provider is
	 * @return the contenders; the caller closes them
	 */
	public static List<StreamContender> open(String baseUrl) {
		return NAMES.stream().map((name) -> open(name, baseUrl, 16)).toList();
	}

	/**
	 * Opens one of them.
	 * @param name its name
	 * @param baseUrl where its provider is
	 * @param connections how many streams will be open at once
	 * @return the contender; the caller closes it
	 */
	public static StreamContender open(String name, String baseUrl, int connections) {
		return switch (name) {
			case Contenders.BY_HAND -> new ByHandStreams(baseUrl, connections);
			case Contenders.ROUTER -> Router.streaming(baseUrl, connections);
			case Contenders.OPENAI_JAVA -> new OpenAiJavaStreams(baseUrl);
			case Contenders.LANGCHAIN4J -> new LangChain4jStreams(baseUrl);
			case Contenders.SPRING_AI -> new SpringAiStreams(baseUrl);
			default -> throw new IllegalArgumentException(name);
		};
	}

}
