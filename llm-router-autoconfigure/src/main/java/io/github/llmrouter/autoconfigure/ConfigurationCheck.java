package io.github.llmrouter.autoconfigure;

import io.github.llmrouter.Internal;

/**
 * Looks for problems in the part of the configuration that another package is for, so
 * that they are reported together with all others. Beans of this type are asked once,
 * before anything is made of the configuration.
 */
@Internal
public interface ConfigurationCheck {

	/**
	 * Adds what is wrong.
	 * @param properties what is written
	 * @param problems where to add it
	 */
	void check(LlmRouterProperties properties, Problems problems);

}
