package io.github.llmrouter.demo;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.drill.Drill;
import io.github.llmrouter.drill.Drills;
import io.github.llmrouter.drill.RunningDrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DrillTests {

	@Test
	void inTheProfileDrillCallsFailOnPurposeAndTheChainGoesOn() {
		try (RunningDemo demo = RunningDemo.start("--spring.profiles.active=drill")) {
			Drills drills = demo.context().getBean(Drills.class);
			assertThat(drills.list()).extracting((drill) -> drill.drill().fault())
				.containsExactly("rate-limit", "stream-cut");
			drills.list().stream().map(RunningDrill::id).forEach(drills::stop);
			drills.start(Drill.of("overloaded").provider("openrouter").build());
			JsonNode answer = RunningDemo.json(demo.ask("smart", "Hello"));
			assertThat(answer.get("provider").asString()).isEqualTo("anthropic");
			assertThat(answer.get("attempts").get(0).get("failureKind").asString()).isEqualTo("OVERLOADED");
		}
	}

	@Test
	void withoutTheProfileThereIsNoDrill() {
		try (RunningDemo demo = RunningDemo.start()) {
			Drills drills = demo.context().getBean(Drills.class);
			assertThat(drills.list()).isEmpty();
			assertThatIllegalStateException().isThrownBy(() -> drills.start(Drill.of("error").build()));
		}
	}

}
