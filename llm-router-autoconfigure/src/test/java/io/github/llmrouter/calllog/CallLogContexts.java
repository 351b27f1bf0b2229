package io.github.llmrouter.calllog;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.llmrouter.autoconfigure.CallLogProperties;
import io.github.llmrouter.autoconfigure.CallLogProperties.SchemaInitialization;

/** Application contexts that have a call log. */
final class CallLogContexts {

	private CallLogContexts() {
	}

	static ApplicationContextRunner inMemory() {
		return with(properties("own", null));
	}

	static ApplicationContextRunner inFile(Object path) {
		return with(properties("own", path.toString()));
	}

	static ApplicationContextRunner with(CallLogProperties properties) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(LlmRouterCallLogAutoConfiguration.class))
			.withPropertyValues("llm-router.call-log.datasource=" + properties.datasource())
			.withBean(CallLogProperties.class, () -> properties);
	}

	static CallLogProperties properties(String datasource, @Nullable String path) {
		return properties(datasource, path, SchemaInitialization.EMBEDDED);
	}

	static CallLogProperties properties(String datasource, @Nullable String path, SchemaInitialization initialize) {
		return new CallLogProperties(true, datasource, path, initialize, Duration.ofDays(30), 10_000);
	}

}
