package io.github.llmrouter.calllog;

import org.h2.Driver;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.FilteredClassLoader;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for an application that excluded a library of the call log. */
class LlmRouterCallLogAutoConfigurationWithoutH2Tests {

	@Test
	void theLogIsOffAndTheApplicationStarts() {
		CallLogContexts.inMemory()
			.withClassLoader(new FilteredClassLoader(Driver.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CallLog.class)
				.doesNotHaveBean(CallLogWriter.class));
	}

}
