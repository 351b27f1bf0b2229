package io.github.llmrouter.test;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import io.github.llmrouter.health.HealthOperations;
import io.github.llmrouter.simulator.ProviderSimulator;

/**
 * What a router under test is put into: the simulator in place of its providers, and the
 * clock in place of the machine's. One for each application context.
 */
final class TestBed implements AutoCloseable {

	private static final Duration UNTIL_LIMITS_ARE_FULL = Duration.ofMinutes(1);

	private static final String NAME = "llmRouterTestBed";

	private final RouterClock clock = new RouterClock();

	private final ProviderSimulator simulator;

	private final SimulatedAccounts accounts;

	private final Silence silence;

	private final ScriptedLlm llm;

	private TestBed(ProviderOverrides overrides, boolean strict) {
		this.accounts = overrides.accounts();
		this.simulator = this.accounts.addTo(ProviderSimulator.builder()).strict(strict).clock(this.clock).start();
		this.silence = new Silence(this.clock, this.simulator);
		this.llm = new ScriptedLlm(this.simulator, this.accounts, this.silence);
	}

	/** Puts the router of an application context into a test bed before it starts. */
	static void prepare(ConfigurableApplicationContext context, TestSettings settings) {
		ConfigurableEnvironment environment = context.getEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("@LlmRouterTest", settings.properties()));
		ProviderOverrides overrides = new ProviderOverrides(new WrittenConfiguration(environment));
		TestBed bed = new TestBed(overrides, settings.strict());
		Map<String, Object> properties = new LinkedHashMap<>(overrides.properties(bed.simulator));
		environment.getPropertySources().addFirst(new MapPropertySource("scripted providers", properties));
		bed.register(context.getBeanFactory());
	}

	private void register(ConfigurableListableBeanFactory beans) {
		beans.registerSingleton(NAME, this);
		beans.registerSingleton("llmRouterTestClock", this.clock);
		beans.registerSingleton("llmRouterTestTime", this.clock.time());
		beans.registerSingleton("scriptedLlm", this.llm);
		if (beans instanceof DefaultListableBeanFactory factory) {
			factory.registerDisposableBean(NAME, this::close);
		}
	}

	static TestBed of(ConfigurableApplicationContext context) {
		return context.getBean(NAME, TestBed.class);
	}

	/**
	 * Forgets what an earlier test did. Time goes on from where it stands, by the minute
	 * after which limits of the application's own are full again.
	 */
	void reset(ConfigurableApplicationContext context) {
		this.llm.reset();
		this.clock.pass(UNTIL_LIMITS_ARE_FULL);
		context.getBeanProvider(HealthOperations.class).ifAvailable((health) -> {
			for (String provider : this.accounts.providers()) {
				health.resume(provider);
				health.reset(provider);
			}
		});
	}

	@Override
	public void close() {
		this.silence.close();
		this.simulator.close();
	}

}
