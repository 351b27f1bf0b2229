package io.github.llmrouter.drill;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;
import io.github.llmrouter.dialect.AuthStyle;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.HttpProviderFactory;
import io.github.llmrouter.provider.Provider;
import io.github.llmrouter.provider.ProviderSettings;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.ProviderSimulator;

/**
 * A drill with the simulator that plays its fault and the clients that go there. It keeps
 * nothing of what callers send. Thread-safe.
 */
final class ActiveDrill implements AutoCloseable {

	/** The account's own key goes to its provider alone. */
	static final ApiKey KEY = new ApiKey("drill-without-key", "drill", null);

	private final RunningDrill running;

	private final boolean streamsOnly;

	private final HttpProviderFactory factory;

	private final ProviderSimulator simulator;

	private final Map<String, Provider> clients = new HashMap<>();

	private boolean closed;

	ActiveDrill(RunningDrill running, HttpProviderFactory factory, RouterTime time) {
		FaultPlan plan = DrillRules.plan(running.drill());
		this.running = running;
		this.streamsOnly = plan.streamFault() != null;
		this.factory = factory;
		this.simulator = ProviderSimulator.builder().strict(false).keepRequests(0).clock(time::now).start();
		this.simulator.fault(ProviderSimulator.ANY, plan);
	}

	RunningDrill running() {
		return this.running;
	}

	boolean meets(Target target, boolean streamed, RandomGenerator random) {
		Drill drill = this.running.drill();
		return (streamed || !this.streamsOnly)
				&& (drill.provider() == null || drill.provider().equals(target.provider()))
				&& (drill.target() == null || drill.target().equals(target.id()))
				&& random.nextInt(100) < drill.percentage();
	}

	/** Returns who plays an account, null if the drill has been stopped. */
	synchronized @Nullable Provider player(ProviderSettings account) {
		return this.closed ? null : this.clients.computeIfAbsent(account.name(), (name) -> client(account));
	}

	/** Headers and query of the account may be secret, and its proxy leads elsewhere. */
	private Provider client(ProviderSettings account) {
		URI address = URI.create(this.simulator.baseUrl(SimulatedProvider.of(account)));
		AuthStyle auth = account.dialect().authStyle();
		return this.factory.create(new ProviderSettings(account.name(), account.dialect(), address, List.of(KEY), auth,
				Map.of(), Map.of(), new ProviderSettings.Connection(account.timeouts(), null, null)));
	}

	@Override
	public void close() {
		List<Provider> unused;
		synchronized (this) {
			this.closed = true;
			unused = List.copyOf(this.clients.values());
			this.clients.clear();
		}
		this.simulator.close();
		unused.forEach(this.factory::close);
	}

}
