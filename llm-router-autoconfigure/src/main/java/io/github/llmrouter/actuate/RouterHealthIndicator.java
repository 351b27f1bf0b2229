package io.github.llmrouter.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import io.github.llmrouter.Skip;

/**
 * Says {@code DEGRADED} while a chain has nobody left to ask. That is no word of Spring
 * Boot's order of statuses, so that it neither changes the application's own status nor
 * is anything but HTTP 200; a strict application is DOWN instead.
 */
final class RouterHealthIndicator extends AbstractHealthIndicator {

	static final Status DEGRADED = new Status("DEGRADED");

	private final ChainAvailability chains;

	private final Status withoutTarget;

	RouterHealthIndicator(ChainAvailability chains, boolean strict) {
		super("The state of the chains is not known");
		this.chains = chains;
		this.withoutTarget = strict ? Status.DOWN : DEGRADED;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		List<ChainAvailability.Chain> all = this.chains.chains();
		List<ChainAvailability.Chain> lost = all.stream().filter((chain) -> !chain.available()).toList();
		builder.status(lost.isEmpty() ? Status.UP : this.withoutTarget).withDetail("chains", all.size());
		if (!lost.isEmpty()) {
			builder.withDetail("withoutTarget", lost.stream().map(ChainAvailability.Chain::name).toList());
			Map<String, String> skips = new LinkedHashMap<>();
			lost.forEach((chain) -> describe(chain, skips));
			builder.withDetail("targets", skips);
		}
	}

	private static void describe(ChainAvailability.Chain chain, Map<String, String> skips) {
		for (Skip skip : chain.decision().skips()) {
			skips.put(skip.target().id(), skip.label() + skip.ending());
		}
	}

}
