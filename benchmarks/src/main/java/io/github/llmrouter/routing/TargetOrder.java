package io.github.llmrouter.routing;

import java.util.List;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Target;

/**
 * What a call does before its first target is asked. Stands in the package of what is
 * measured, which has no door for it.
 */
public final class TargetOrder {

	private final Routes routes;

	private final Selection selection;

	/**
	 * Creates an order.
	 * @param routes the chains
	 * @param selection orders their targets
	 */
	public TargetOrder(Routes routes, Selection selection) {
		this.routes = routes;
		this.selection = selection;
	}

	/**
	 * Orders the targets of a plain call.
	 * @param request the call
	 * @return who is asked, in this order
	 */
	public List<Target> of(ChatRequest request) {
		return this.selection.of(request, false, this.routes.targets(request.destination())).targets();
	}

}
