package io.github.llmrouter.calllog;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Meters of the call log itself, where Micrometer is on the class path. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "llm-router.metrics.enabled", matchIfMissing = true)
class CallLogMeters {

	static final String QUEUE = "llm.router.call.log.queue";

	static final String LOST = "llm.router.call.log.lost";

	@Bean
	@ConditionalOnMissingBean(name = "llmRouterCallLogMeters")
	MeterBinder llmRouterCallLogMeters(CallLogWriter writer, CallLogStore store) {
		return (registry) -> {
			Gauge.builder(QUEUE, writer, CallLogWriter::queued)
				.description(
						"Ended calls that wait to be stored; at " + CallLogWriter.CAPACITY + " callers store their own")
				.baseUnit("calls")
				.register(registry);
			FunctionCounter.builder(LOST, store, CallLogStore::lostCalls)
				.description("Calls that could not be stored")
				.baseUnit("calls")
				.register(registry);
		};
	}

}
