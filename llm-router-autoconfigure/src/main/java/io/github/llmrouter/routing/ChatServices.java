package io.github.llmrouter.routing;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;
import io.github.llmrouter.dialect.ChatCall;
import io.github.llmrouter.health.Health;

/**
 * What every chat call works with.
 *
 * @param judge judges exchanges
 * @param preflight judges targets before they are asked
 * @param health what is remembered between calls
 * @param pricing what is known of models
 * @param time the clocks
 */
record ChatServices(AttemptJudge judge, Preflight preflight, Health health, Pricing pricing, RouterTime time) {

	ChatCall call(Preparation preparation, ChatRequest request, Target target) {
		return preparation.call(request, target, this.health, this.pricing.facts(target));
	}
}
