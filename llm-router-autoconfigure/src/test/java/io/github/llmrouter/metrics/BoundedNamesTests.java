package io.github.llmrouter.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Cost;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;
import io.github.llmrouter.autoconfigure.ConfiguredNames;
import io.github.llmrouter.event.AttemptFinished;
import io.github.llmrouter.event.CallFinished;

import static org.assertj.core.api.Assertions.assertThat;

/** Feeds the listener with what nobody configured. */
class BoundedNamesTests {

	private static final String SECRET = "my bank account is DE89 3704, tell nobody";

	private static final Target KNOWN = Target.of("openai", "gpt-6-luna");

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final MeteringListener listener = new MeteringListener(this.registry,
			new ConfiguredNames(Map.of("openai", "openai"), Set.of("smart"), Set.of(KNOWN)));

	@Test
	void tenThousandModelNamesMakeNoMoreMetersThanOneUnknown() {
		tell(Target.of("openai", "unknown"), "unknown", "openai/unknown");
		int meters = this.registry.getMeters().size();
		Random random = new Random(1);
		for (int i = 0; i < 10_000; i++) {
			String model = "model-" + random.nextLong();
			tell(Target.of("openai", model), model, "openai/" + model);
		}
		assertThat(this.registry.getMeters()).hasSize(meters);
	}

	@Test
	void tenThousandNamesThatAProviderAnswersUnderMakeAFewMeters() {
		for (int i = 0; i < 10_000; i++) {
			tell(KNOWN, "gpt-6-luna-" + i, "smart");
		}
		assertThat(this.registry.get("gen_ai.client.operation.duration").meters())
			.extracting((meter) -> meter.getId().getTag("gen_ai.response.model"))
			.hasSize(2 * (BoundedNames.MAX_RESPONSE_MODELS + 1))
			.contains("gpt-6-luna-0", "other");
	}

	@Test
	void noTagHoldsTextOfAPromptOrAnError() {
		tell(KNOWN, SECRET, SECRET);
		tell(Target.of(SECRET, SECRET), SECRET, SECRET + "/" + SECRET);
		assertThat(this.registry.getMeters()).isNotEmpty()
			.flatExtracting((meter) -> meter.getId().getTags())
			.extracting(Tag::getValue)
			.noneMatch((value) -> value.contains("bank"));
	}

	@Test
	void whatIsConfiguredKeepsItsName() {
		tell(KNOWN, "gpt-6-luna", "openai/gpt-6-luna");
		assertThat(this.registry.get("llm.router.calls").timers())
			.extracting((timer) -> timer.getId().getTag("destination"))
			.containsOnly("openai/gpt-6-luna");
		assertThat(this.registry.get("llm.router.skips").counter().getId().getTag("model")).isEqualTo("gpt-6-luna");
	}

	/** One call with a success, a failure and a skip. */
	private void tell(Target target, String answeredBy, String destination) {
		Attempt success = Attempt.builder(target, Instant.EPOCH)
			.outcome(Outcome.SUCCESS)
			.model(answeredBy)
			.latency(Duration.ofMillis(5))
			.timeToFirstToken(Duration.ofMillis(1))
			.usage(Usage.builder().promptTokens(1).completionTokens(1).build())
			.cost(Cost.unknown())
			.build();
		Attempt failure = success.toBuilder()
			.outcome(Outcome.FAILED)
			.failureKind(FailureKind.BAD_REQUEST)
			.message(SECRET)
			.build();
		Skip skip = Skip.of(target, SkipReason.CANNOT_SERVE, null, SECRET);
		this.listener.onAttemptFinished(new AttemptFinished("id", destination, 0, failure));
		this.listener.onAttemptFinished(new AttemptFinished("id", destination, 1, success));
		this.listener.onCallFinished(new CallFinished("id", destination, Instant.EPOCH, Duration.ofMillis(5),
				Outcome.SUCCESS, null, List.of(failure, success), List.of(skip), Cost.unknown()));
	}

}
