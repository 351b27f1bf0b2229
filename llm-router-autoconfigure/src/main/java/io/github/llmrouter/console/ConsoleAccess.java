package io.github.llmrouter.console;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Decides who may see the console. A bean of this type replaces the rule of
 * {@code llm-router.console.access}; it is asked on every request, by several threads.
 */
@FunctionalInterface
public interface ConsoleAccess {

	/**
	 * Tells whether a request may see the console.
	 * @param request the request as the application's filters left it
	 * @return true to serve it, false to answer 403
	 */
	boolean mayView(HttpServletRequest request);

}
