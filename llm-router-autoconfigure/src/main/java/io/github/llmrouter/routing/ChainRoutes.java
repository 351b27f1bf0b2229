package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Decision;
import io.github.llmrouter.Internal;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Skip;
import io.github.llmrouter.Target;
import io.github.llmrouter.health.Health;
import io.github.llmrouter.provider.Provider;

/** The configured chains, explained by what is remembered now. */
@Internal
public final class ChainRoutes implements Routes {

	private final RouteTable table;

	private final Accounts accounts;

	private final Selection selection;

	private final Health health;

	private final Preflight preflight;

	/**
	 * Creates routes.
	 * @param settings the chains
	 * @param providers the accounts that can be called
	 * @param selection orders targets
	 * @param health what is remembered between calls
	 * @param knowledge what is known of models and prompts
	 * @param time the clocks
	 */
	public ChainRoutes(RoutingSettings settings, Collection<Provider> providers, Selection selection, Health health,
			FallbackRouter.Knowledge knowledge, RouterTime time) {
		this.table = new RouteTable(settings.chains(), providers.stream().map(Provider::name).toList());
		this.accounts = new Accounts(providers);
		this.selection = selection;
		this.health = health;
		this.preflight = new Preflight(health,
				new PromptSize(knowledge.tokens(), new Pricing(knowledge.prices(), time)), null);
	}

	@Override
	public List<String> chains() {
		return this.table.chains();
	}

	@Override
	public List<Target> targets(String destination) {
		return this.table.targets(destination);
	}

	@Override
	public Decision explain(String destination) {
		return explain(this.selection.explain(destination, null, targets(destination)), null);
	}

	@Override
	public Decision explain(ChatRequest request) {
		String destination = request.destination();
		return explain(this.selection.explain(destination, request, targets(destination)),
				new Preparation(request, null, false));
	}

	private Decision explain(Considered considered, @Nullable Preparation preparation) {
		List<Skip> skips = new ArrayList<>();
		for (Target target : considered.targets()) {
			Provider provider = this.accounts.of(target);
			Skip skip = this.health.look(target, provider);
			if (skip == null && preparation != null) {
				skip = this.preflight.unableToServe(preparation, target, provider, Duration.ZERO);
			}
			if (skip != null) {
				skips.add(skip);
			}
		}
		return Decision.builder(considered.destination())
			.considered(considered.selection(), considered.targets())
			.skips(skips)
			.explanation()
			.build();
	}

}
