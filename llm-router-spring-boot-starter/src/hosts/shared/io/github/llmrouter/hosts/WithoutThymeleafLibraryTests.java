package io.github.llmrouter.hosts;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WithoutThymeleafLibraryTests {

	@Test
	void theRouterAndTheCallLogWorkWithoutTheConsole() {
		HostRun run = HostRun.withStarter("--llm-router.console.enabled=true");
		assertThat(run.hasBeanOfType("LlmRouter") || run.hasBeanOfType("FallbackRouter")).isTrue();
		assertThat(run.beans().values()).anyMatch((type) -> type.startsWith("io.github.llmrouter.calllog."));
		assertThat(run.beans().values()).noneMatch((type) -> type.startsWith("io.github.llmrouter.console."));
	}

}
