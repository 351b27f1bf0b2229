package io.github.llmrouter.benchmarks.contender;

import java.nio.file.Path;
import java.util.List;

/**
 * Everybody who is measured.
 */
public final class Contenders {

	/** The floor that others are compared with. */
	public static final String BY_HAND = "HttpClient 5 by hand";

	/** The yardstick of throughput. */
	public static final String REST_CLIENT = "RestClient, typed";

	/** The same with a pool like that of the router. */
	public static final String REST_CLIENT_TUNED = "RestClient, pool without a lock";

	/** The yardstick with observations and meters. */
	public static final String REST_CLIENT_METERED = "RestClient, observed";

	/** The router without meters and call log. */
	public static final String ROUTER = "LLM Router";

	/** The router with observations and meters. */
	public static final String ROUTER_METERED = "LLM Router, observed";

	/** The router with its call log on. */
	public static final String ROUTER_LOGGED = "LLM Router, call log";

	/** The library of OpenAI. */
	public static final String OPENAI_JAVA = "openai-java";

	/** LangChain4j. */
	public static final String LANGCHAIN4J = "LangChain4j";

	/** Spring AI. */
	public static final String SPRING_AI = "Spring AI";

	/** The libraries that the router is measured against. */
	public static final List<String> PEERS = List.of(OPENAI_JAVA, LANGCHAIN4J, SPRING_AI);

	private Contenders() {
	}

	/**
	 * Opens all of them.
	 * @param baseUrl where their provider is
	 * @param directory where a call log may be written
	 * @return the contenders; the caller closes them
	 */
	public static List<Contender> open(String baseUrl, Path directory) {
		return List.of(new ByHand(baseUrl), BareRestClient.bare(baseUrl), BareRestClient.tuned(baseUrl),
				BareRestClient.metered(baseUrl), Router.bare(baseUrl), Router.metered(baseUrl),
				Router.logged(baseUrl, directory.resolve("calls-" + System.nanoTime()).toString()),
				new OpenAiJava(baseUrl), new LangChain4j(baseUrl), new SpringAi(baseUrl));
	}

	/**
	 * Opens the router without meters and call log.
	 * @param baseUrl where its provider is
	 * @return the router; the caller closes it
	 */
	public static Contender router(String baseUrl) {
		return Router.bare(baseUrl);
	}

	/**
	 * Opens the router with its call log on.
	 * @param baseUrl where its provider is
	 * @param file the file of the log, without its extension
	 * @return the router; the caller closes it, and thereby the log
	 */
	public static Contender loggedRouter(String baseUrl, Path file) {
		return Router.logged(baseUrl, file.toString());
	}

}
