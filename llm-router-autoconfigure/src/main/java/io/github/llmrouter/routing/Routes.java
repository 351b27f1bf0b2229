package io.github.llmrouter.routing;

import java.util.List;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Decision;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Target;

/** The chains that requests may name. Injectable and thread-safe. */
public interface Routes {

	/**
	 * Returns the names of all chains.
	 * @return the names in the order of configuration
	 */
	List<String> chains();

	/**
	 * Finds who may answer: a chain of exactly this name, otherwise the one model that
	 * {@code provider/model} names, where the first slash ends the provider.
	 * @param destination the name of a chain, or {@code provider/model}
	 * @return the targets in order, never empty
	 * @throws InvalidRequestException if it is neither; the message lists what is known
	 */
	List<Target> targets(String destination);

	/**
	 * Tells what a call would be decided by now, without making one: who would be asked
	 * in which order, who would be passed over and why. Takes no permit, draws nothing at
	 * random, sends nothing and changes nothing. Where the selection draws, the order is
	 * the likeliest one: by weight, or by expected time.
	 * @param destination the name of a chain, or {@code provider/model}
	 * @return an explanation, of which {@link Decision#chosen()} would be asked first
	 * @throws InvalidRequestException if it is neither; the message lists what is known
	 */
	Decision explain(String destination);

	/**
	 * Tells what a request would be decided by now, without sending it: like
	 * {@link #explain(String)}, and also who cannot serve what it demands. Media are not
	 * fetched.
	 * @param request the request
	 * @return an explanation, of which {@link Decision#chosen()} would be asked first
	 * @throws InvalidRequestException if its destination is unknown
	 */
	Decision explain(ChatRequest request);

}
