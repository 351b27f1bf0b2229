package io.github.llmrouter.health;

import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.llmrouter.VirtualTime;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.provider.ApiKey;

import static org.assertj.core.api.Assertions.assertThat;

class AccountMemoryTests {

	private final ApiKey only = new ApiKey("sk-only", "only", "team");

	private final Account account = new Account("openai", this.only);

	private final CircuitRules circuits = new CircuitRules(CircuitSettings.defaults(), new VirtualTime().time(),
			new Random(1));

	private final AccountMemory memory = new AccountMemory(this.account, Set.of("gpt-6-luna"),
			(scope) -> new Circuit(this.circuits, scope.toString(), new RouterListener() {
			}));

	@Test
	void aHundredThousandUnknownModelsDoNotFillIt() {
		for (int i = 0; i < 100_000; i++) {
			this.memory.target("made-up-" + i);
			this.memory.group(this.only).target("made-up-" + i);
		}
		assertThat(this.memory.size()).isLessThan(2_200);
	}

	@Test
	void configuredModelsAreNeverForgotten() {
		TargetMemory configured = this.memory.target("gpt-6-luna");
		for (int i = 0; i < 5_000; i++) {
			this.memory.target("made-up-" + i);
		}
		assertThat(this.memory.target("gpt-6-luna")).isSameAs(configured);
	}

	@Test
	void configuredModelsAreNotForgottenForTheKeysOfOneAccountEither() {
		ScopeMemory configured = this.memory.group(this.only).target("gpt-6-luna");
		for (int i = 0; i < 5_000; i++) {
			this.memory.group(this.only).target("made-up-" + i);
		}
		assertThat(this.memory.group(this.only).target("gpt-6-luna")).isSameAs(configured);
	}

	@Test
	void aNameAsLongAsAPromptIsNotRemembered() {
		long before = this.memory.size();
		this.memory.target("long".repeat(1_000));
		assertThat(this.memory.size()).isEqualTo(before);
	}

	@Test
	void keysThatWereReplacedAreForgottenWithTheirGroups() {
		for (int i = 0; i < 10_000; i++) {
			ApiKey token = new ApiKey("sk-" + i, "token", "team-" + i);
			this.account.replaceKeys(token);
			this.memory.key(token);
			this.memory.group(token);
		}
		assertThat(this.memory.size()).isLessThan(100);
	}

}
