package io.github.llmrouter.provider;

import java.util.Set;

/**
 * Reads the configured keys anew: {@code api-key} and {@code api-keys} of each provider,
 * and nothing else. The application gets a bean of this type and may call it whenever its
 * environment has changed; with Spring Cloud on the class path this happens by itself
 * whenever the environment is refreshed.
 */
public interface KeyRefresh {

	/**
	 * Reads the keys. New ones count from the next call on; calls under way keep theirs.
	 * What cannot be used is logged once, with the property and a fix, and the provider
	 * keeps the keys that it has. Safe to call from any thread; does no I/O beyond that
	 * of the environment's property sources.
	 * @return the names of the providers whose keys are different now
	 */
	Set<String> refresh();

}
