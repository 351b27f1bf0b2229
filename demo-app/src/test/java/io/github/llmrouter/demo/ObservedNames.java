package io.github.llmrouter.demo;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;

/** Keeps every name, tag and error that metrics and traces are made of. */
final class ObservedNames implements ObservationHandler<Observation.Context> {

	private final Queue<String> texts = new ConcurrentLinkedQueue<>();

	ObservationRegistry registry() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(this);
		return registry;
	}

	@Override
	public void onStop(Observation.Context context) {
		this.texts.add(context.getName() + " " + context.getContextualName() + " " + context.getAllKeyValues() + " "
				+ context.getError() + " " + context);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	Queue<String> texts() {
		return this.texts;
	}

}
