package io.github.llmrouter.routing;

import io.github.llmrouter.Internal;

/** What follows when a stream breaks after its beginning has reached the caller. */
@Internal
public enum BreakReaction {

	/** The stream ends and its response is incomplete. */
	END,

	/** The next target continues plain prose. */
	CONTINUE

}
