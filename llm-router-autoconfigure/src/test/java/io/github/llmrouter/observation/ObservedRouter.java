package io.github.llmrouter.observation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.llmrouter.autoconfigure.LlmRouterAutoConfiguration;
import io.github.llmrouter.simulator.ProviderSimulator;

/** An application whose calls are observed, and what its handlers saw. */
final class ObservedRouter implements AutoCloseable, ObservationHandler<Observation.Context> {

	final ProviderSimulator simulator = ProviderSimulator.builder().strict(false).start();

	final List<Observation.Context> started = new CopyOnWriteArrayList<>();

	final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();

	ApplicationContextRunner application() {
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LlmRouterAutoConfiguration.class))
			.withPropertyValues(account("openai"))
			.withPropertyValues(account("google"))
			.withPropertyValues("llm-router.chains.smart=openai/gpt-6-luna,google/gemini-3.8-flash",
					"llm-router.chains.vectors=openai/text-embedding-3-small",
					"llm-router.chain-options.smart.on-break=continue");
	}

	private String[] account(String provider) {
		return new String[] { "llm-router.providers." + provider + ".api-key=k",
				"llm-router.providers." + provider + ".base-url=" + this.simulator.baseUrl(provider) };
	}

	<T extends Observation.Context> List<T> stopped(Class<T> type) {
		return this.stopped.stream().filter(type::isInstance).map(type::cast).toList();
	}

	@Override
	public void onStart(Observation.Context context) {
		this.started.add(context);
	}

	@Override
	public void onStop(Observation.Context context) {
		this.stopped.add(context);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	@Override
	public void close() {
		this.simulator.close();
	}

}
