package io.github.llmrouter.routing;

import java.util.List;

import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Target;

/** The chains that requests may name. Injectable, immutable and thread-safe. */
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

}
