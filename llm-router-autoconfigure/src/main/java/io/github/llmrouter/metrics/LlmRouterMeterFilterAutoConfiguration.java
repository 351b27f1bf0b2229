package io.github.llmrouter.metrics;

import io.micrometer.core.instrument.observation.MeterObservationHandler;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;

/**
 * Keeps meters from being made of the router's observations, where Micrometer is on the
 * class path. Comes before Spring Boot's own handler of observations, and after the
 * application's.
 */
@AutoConfiguration(beforeName = "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration")
@ConditionalOnClass(MeterObservationHandler.class)
public final class LlmRouterMeterFilterAutoConfiguration {

	/** A fallback, since the application may ask for the one handler of meters. */
	@Bean
	@Fallback
	@ConditionalOnMissingBean
	NoTimersFromObservations llmRouterNoTimersFromObservations() {
		return new NoTimersFromObservations();
	}

}
