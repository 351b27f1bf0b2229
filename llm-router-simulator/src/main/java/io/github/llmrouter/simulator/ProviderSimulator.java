package io.github.llmrouter.simulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Providers of language models on one loopback port, over real HTTP. Each provider has a
 * base URL of its own, speaks its own wire format, refuses what the real one refuses, and
 * fails on demand.
 * <p>
 * Thread-safe. Everything may be changed while calls are under way; a call follows what
 * was in force when it arrived.
 */
public final class ProviderSimulator implements AutoCloseable {

	/**
	 * Stands for every provider without a plan or script of its own.
	 */
	public static final String ANY = "*";

	private final FaultPlans faults = new FaultPlans();

	private final Scripts scripts = new Scripts();

	private final ModelLists models = new ModelLists();

	private final RequestLog requests;

	private final Accounts accounts;

	private final HttpServer server;

	private ProviderSimulator(Builder builder) {
		this.accounts = new Accounts(builder.accounts);
		this.requests = new RequestLog(builder.keptRequests);
		Simulation.Settings settings = new Simulation.Settings(builder.seed, builder.strict, builder.clock,
				builder.minLatency, builder.maxLatency, builder.chunkGap);
		this.server = new HttpServer(builder.port,
				new Simulation(this.accounts, settings, this.faults, this.scripts, this.models, this.requests));
		this.server.start();
	}

	/**
	 * Starts a strict simulator without latency on a free port.
	 * @return the running simulator
	 */
	public static ProviderSimulator start() {
		return builder().start();
	}

	/**
	 * Starts to configure a simulator.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * The port on {@code 127.0.0.1}.
	 * @return the port
	 */
	public int port() {
		return this.server.port();
	}

	/**
	 * The base URL that takes the place of the provider's own in the configuration of a
	 * client.
	 * @param provider the name of the provider; a name that is not known is an
	 * OpenAI-compatible server
	 * @return the base URL without a slash at the end
	 */
	public String baseUrl(String provider) {
		return "http://127.0.0.1:" + port() + "/" + provider + this.accounts.format(provider).basePath();
	}

	/**
	 * Plans the faults of a provider in place of its earlier plan.
	 * @param provider the name of the provider, or {@link #ANY}
	 * @param plan the plan
	 */
	public void fault(String provider, FaultPlan plan) {
		this.faults.set(provider, plan);
	}

	/**
	 * Plans the faults of one model of a provider, which then count in place of those of
	 * the provider.
	 * @param provider the name of the provider
	 * @param model the model as it stands in the request
	 * @param plan the plan
	 */
	public void fault(String provider, String model, FaultPlan plan) {
		this.faults.set(provider, model, plan);
	}

	/**
	 * The plan in force for a provider.
	 * @param provider the name of the provider
	 * @return the plan, without a fault if none was set
	 */
	public FaultPlan fault(String provider) {
		return this.faults.get(provider, "");
	}

	/**
	 * Adds steps to what the provider does next: one for each POST that arrives, before
	 * any plan counts.
	 * @param provider the name of the provider, or {@link #ANY}
	 * @param steps the steps in order
	 */
	public void script(String provider, Scripted... steps) {
		this.scripts.add(provider, List.of(steps));
	}

	/**
	 * The lists of models.
	 * @return what can be set and scripted
	 */
	public ModelLists models() {
		return this.models;
	}

	/**
	 * Sets what chooses the step for every POST for which no script has one, in place of
	 * what did so before. It runs on the thread that answers and may look at the model
	 * and the body.
	 * @param chooser returns the step, or {@code null} for what the plan says
	 */
	public void script(Function<RecordedRequest, @Nullable Scripted> chooser) {
		this.scripts.choose(Objects.requireNonNull(chooser, "chooser"));
	}

	/**
	 * Drops all plans, scripts and lists of models. What was recorded stays.
	 */
	public void reset() {
		this.faults.clear();
		this.scripts.clear();
		this.models.clear();
	}

	/**
	 * The latest requests, at most 10,000 unless built otherwise.
	 * @return the requests in the order of their arrival
	 */
	public List<RecordedRequest> requests() {
		return this.requests.latest();
	}

	/**
	 * How many requests arrived for a provider since the start or the last
	 * {@link #clear()}.
	 * @param provider the name of the provider
	 * @return the number
	 */
	public long requestCount(String provider) {
		return this.requests.count(provider);
	}

	/**
	 * Waits until a number of requests has arrived since the start or the last
	 * {@link #clear()}, whether they are answered or not.
	 * @param count the number
	 * @param longest the longest wait
	 * @return whether they arrived in time
	 */
	public boolean awaitRequests(long count, Duration longest) {
		return this.requests.await(count, longest);
	}

	/**
	 * Forgets the recorded requests, their counts and the aborted exchanges.
	 */
	public void clear() {
		this.requests.clear();
		this.server.abortLog().clear();
	}

	/**
	 * How many connections were accepted since the start.
	 * @return the number
	 */
	public long connectionCount() {
		return this.server.acceptedCount();
	}

	/**
	 * How many connections are open.
	 * @return the number
	 */
	public int openConnectionCount() {
		return this.server.openCount();
	}

	/**
	 * How many connections a client used again before the reply before had ended, as one
	 * does that leaves in mid-stream and keeps the connection, since the start.
	 * @return the number
	 */
	public long reusedUnfinishedCount() {
		return this.server.usedEarlyCount();
	}

	/**
	 * The exchanges that clients aborted, since the start or the last {@link #clear()}.
	 * @return the exchanges in the order in which their ends were seen
	 */
	public List<AbortedExchange> aborted() {
		return this.server.abortLog().all();
	}

	/**
	 * How many clients left before their request was answered, since the start or the
	 * last {@link #clear()}. One that leaves a reply unread of which every byte has been
	 * sent is not noticed: give a stream a gap or a silence.
	 * @return the number
	 */
	public long abortedCount() {
		return this.server.abortLog().count();
	}

	/**
	 * Waits until at least one client has left before its request was answered.
	 * @param longest the longest wait
	 * @return whether one left in time
	 */
	public boolean awaitAborted(Duration longest) {
		return awaitAborted(1, longest);
	}

	/**
	 * Waits until a number of clients have left before their request was answered.
	 * @param count the number
	 * @param longest the longest wait
	 * @return whether they left in time
	 */
	public boolean awaitAborted(long count, Duration longest) {
		return this.server.abortLog().await(count, longest);
	}

	/**
	 * Closes the port and every connection, those of stalled calls as well.
	 */
	@Override
	public void close() {
		this.server.close();
	}

	/**
	 * Configures a simulator.
	 */
	public static final class Builder {

		private final Map<String, String> accounts = new HashMap<>();

		private int port;

		private long seed = 42;

		private boolean strict = true;

		private int keptRequests = 10_000;

		private InstantSource clock = InstantSource.system();

		private Duration minLatency = Duration.ZERO;

		private Duration maxLatency = Duration.ZERO;

		private Duration chunkGap = Duration.ZERO;

		private Builder() {
		}

		/**
		 * The port on {@code 127.0.0.1}.
		 * @param port the port, 0 (the default) for a free one
		 * @return this builder
		 */
		public Builder port(int port) {
			this.port = port;
			return this;
		}

		/**
		 * The seed of everything left to chance: texts, ids, latencies and the faults
		 * that meet a part of the calls.
		 * @param seed the seed, 42 by default
		 * @return this builder
		 */
		public Builder seed(long seed) {
			this.seed = seed;
			return this;
		}

		/**
		 * Whether requests are refused that the real provider refuses: without a key,
		 * with unknown fields, out of range, for retired models.
		 * @param strict {@code true} by default; {@code false} takes every request that
		 * can be read
		 * @return this builder
		 */
		public Builder strict(boolean strict) {
			this.strict = strict;
			return this;
		}

		/**
		 * How many of the latest requests are kept, with all that callers sent.
		 * @param most the number, 10,000 by default; 0 counts them only
		 * @return this builder
		 * @throws IllegalArgumentException if the number is negative
		 */
		public Builder keepRequests(int most) {
			if (most < 0) {
				throw new IllegalArgumentException("Not a number of requests: " + most);
			}
			this.keptRequests = most;
			return this;
		}

		/**
		 * The time between request and reply, evenly spread.
		 * @param min the shortest, zero by default
		 * @param max the longest, zero by default
		 * @return this builder
		 * @throws IllegalArgumentException if the range is empty or negative
		 */
		public Builder latency(Duration min, Duration max) {
			if (min.isNegative() || max.compareTo(min) < 0) {
				throw new IllegalArgumentException("Not a range of latencies: " + min + " to " + max);
			}
			this.minLatency = min;
			this.maxLatency = max;
			return this;
		}

		/**
		 * The time between two events of a stream.
		 * @param gap the time, zero by default
		 * @return this builder
		 * @throws IllegalArgumentException if the time is negative
		 */
		public Builder chunkGap(Duration gap) {
			if (gap.isNegative()) {
				throw new IllegalArgumentException("Not a gap between events: " + gap);
			}
			this.chunkGap = gap;
			return this;
		}

		/**
		 * The clock of everything that is told to clients: limits that reset, times of
		 * arrival. Latencies pass in real time.
		 * @param clock the clock, the system's by default
		 * @return this builder
		 */
		public Builder clock(InstantSource clock) {
			this.clock = Objects.requireNonNull(clock, "clock");
			return this;
		}

		/**
		 * Adds an account of a provider under another name.
		 * @param name the name of the account, the first segment of its base URL
		 * @param provider the provider that it behaves as, such as {@code anthropic}
		 * @return this builder
		 */
		public Builder account(String name, String provider) {
			this.accounts.put(name, provider);
			return this;
		}

		/**
		 * Starts the simulator.
		 * @return the running simulator
		 * @throws java.io.UncheckedIOException if the port is taken
		 */
		public ProviderSimulator start() {
			return new ProviderSimulator(this);
		}

	}

}
