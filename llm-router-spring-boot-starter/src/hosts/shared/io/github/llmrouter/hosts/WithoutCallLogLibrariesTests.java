package io.github.llmrouter.hosts;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WithoutCallLogLibrariesTests {

	@Test
	void theRouterAndTheConsoleWorkWithoutTheCallLog() {
		HostRun run = HostRun.withStarter("--llm-router.console.enabled=true");
		assertThat(run.hasBeanOfType("LlmRouter") || run.hasBeanOfType("FallbackRouter")).isTrue();
		assertThat(run.beans().keySet()).anyMatch((name) -> name.contains("onsoleAutoConfiguration"));
		assertThat(run.beans().values()).noneMatch((type) -> type.startsWith("io.github.llmrouter.calllog."));
	}

}
