package io.github.llmrouter.health;

/**
 * What an operator may do to a provider at run time. Injectable and thread-safe. Nothing
 * here outlives the application.
 */
public interface HealthOperations {

	/**
	 * Passes a provider over until it is resumed.
	 * @param provider its configured name
	 * @throws IllegalArgumentException if there is no such provider
	 */
	void pause(String provider);

	/**
	 * Ends a pause.
	 * @param provider its configured name
	 * @throws IllegalArgumentException if there is no such provider
	 */
	void resume(String provider);

	/**
	 * Forgets every cool-down, dead key, open circuit and refused parameter of a
	 * provider.
	 * @param provider its configured name
	 * @throws IllegalArgumentException if there is no such provider
	 */
	void reset(String provider);

}
