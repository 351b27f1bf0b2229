package io.github.llmrouter.calllog;

import org.springframework.data.jpa.repository.JpaRepository;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.FilteredClassLoader;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for an application that excluded a library of the call log. */
class LlmRouterCallLogAutoConfigurationWithoutSpringDataTests {

	@Test
	void theLogIsOffAndTheApplicationStarts() {
		CallLogContexts.inMemory()
			.withClassLoader(new FilteredClassLoader(JpaRepository.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CallLog.class)
				.doesNotHaveBean(CallLogWriter.class));
	}

}
