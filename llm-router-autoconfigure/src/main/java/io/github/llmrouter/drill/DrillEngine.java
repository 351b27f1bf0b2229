package io.github.llmrouter.drill;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;
import io.github.llmrouter.autoconfigure.Problems;
import io.github.llmrouter.provider.HttpProviderFactory;

/** Knows which drills run. A call without any costs one volatile read. Thread-safe. */
final class DrillEngine implements Drills, AutoCloseable {

	private static final Log logger = LogFactory.getLog(DrillEngine.class);

	private final DrillGuard guard;

	private final Collection<String> providers;

	private final HttpProviderFactory factory;

	private final RouterTime time;

	private final RandomGenerator random;

	private volatile List<ActiveDrill> active = List.of();

	private int started;

	/**
	 * Creates an engine without drills.
	 * @param guard says whether drills may run
	 * @param providers the names of the configured providers
	 * @param factory makes the clients that go to the simulator
	 * @param time the clocks
	 * @param random draws the exchanges that meet a drill
	 */
	DrillEngine(DrillGuard guard, Collection<String> providers, HttpProviderFactory factory, RouterTime time,
			RandomGenerator random) {
		this.guard = guard;
		this.providers = providers;
		this.factory = factory;
		this.time = time;
		this.random = random;
	}

	/**
	 * Finds the drill that an exchange meets.
	 * @param target who is asked
	 * @param streamed whether the answer is to come in pieces
	 * @return the drill, null for almost every exchange
	 */
	@Nullable ActiveDrill drawn(Target target, boolean streamed) {
		List<ActiveDrill> running = this.active;
		if (running.isEmpty()) {
			return null;
		}
		return running.stream().filter((drill) -> drill.meets(target, streamed, this.random)).findFirst().orElse(null);
	}

	@Override
	public RunningDrill start(Drill drill) {
		String refusal = this.guard.reason();
		if (refusal != null) {
			throw new IllegalStateException(refusal + " " + this.guard.fix());
		}
		Problems problems = new Problems();
		new DrillRules(this.providers, problems).check("drill", drill);
		if (!problems.isEmpty()) {
			throw new IllegalArgumentException(problems.toString());
		}
		RunningDrill running = add(drill);
		logger.warn("Calls fail on purpose. Drills that run: "
				+ list().stream().map(RunningDrill::toString).collect(Collectors.joining(", ")));
		return running;
	}

	private synchronized RunningDrill add(Drill drill) {
		RunningDrill running = new RunningDrill("drill-" + (++this.started), drill, this.time.now());
		List<ActiveDrill> all = new ArrayList<>(this.active);
		all.add(new ActiveDrill(running, this.factory, this.time));
		this.active = List.copyOf(all);
		return running;
	}

	@Override
	public boolean stop(String id) {
		ActiveDrill stopped = remove(id);
		if (stopped == null) {
			return false;
		}
		stopped.close();
		logger.info("Drill stopped: " + stopped.running());
		return true;
	}

	private synchronized @Nullable ActiveDrill remove(String id) {
		for (ActiveDrill drill : this.active) {
			if (drill.running().id().equals(id)) {
				this.active = this.active.stream().filter((other) -> other != drill).toList();
				return drill;
			}
		}
		return null;
	}

	@Override
	public List<RunningDrill> list() {
		return this.active.stream().map(ActiveDrill::running).toList();
	}

	/** Stops everything without a word: the application ends. */
	@Override
	public void close() {
		List<ActiveDrill> last;
		synchronized (this) {
			last = this.active;
			this.active = List.of();
		}
		last.forEach(ActiveDrill::close);
	}

}
