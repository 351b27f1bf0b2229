package io.github.llmrouter.routing;

import io.github.llmrouter.Internal;

/** What follows when a model or its provider refuses for reasons of content. */
@Internal
public enum PolicyReaction {

	/** The next target is asked. */
	NEXT,

	/** The call ends. */
	STOP

}
