package io.github.llmrouter.routing;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.VirtualTime;
import io.github.llmrouter.dialect.Dialect;
import io.github.llmrouter.dialect.Dialects;
import io.github.llmrouter.event.AttemptFinished;
import io.github.llmrouter.event.CallFinished;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.event.RouterListeners;
import io.github.llmrouter.health.Health;
import io.github.llmrouter.health.HealthSettings;
import io.github.llmrouter.limit.LimitSettings;
import io.github.llmrouter.limit.OwnLimits;
import io.github.llmrouter.pricing.CataloguePriceBook;
import io.github.llmrouter.pricing.ModelPrice;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.HttpProviderFactory;
import io.github.llmrouter.provider.HttpSettings;
import io.github.llmrouter.provider.MediaFetcher;
import io.github.llmrouter.provider.MediaSettings;
import io.github.llmrouter.provider.Provider;
import io.github.llmrouter.provider.ProviderSettings;
import io.github.llmrouter.simulator.ProviderSimulator;

/** A whole router over real HTTP, with simulated providers and virtual time. */
final class SimulatedRouter implements AutoCloseable {

	private static final Map<String, String> DIALECTS = Map.of("openrouter", "openrouter", "anthropic", "anthropic",
			"openai", "openai", "google", "gemini");

	final VirtualTime clock = new VirtualTime();

	final ProviderSimulator simulator = ProviderSimulator.builder().clock(this.clock::now).start();

	final List<CallFinished> calls = new ArrayList<>();

	final List<AttemptFinished> attempts = new CopyOnWriteArrayList<>();

	private final Map<String, LimitSettings> limits = new HashMap<>();

	final List<RouterListener> listeners = new ArrayList<>(List.of(new Recorder()));

	private final HttpProviderFactory factory;

	private final Map<String, List<Target>> chains = new LinkedHashMap<>();

	private final Map<String, CandidateSelector> selectors = new LinkedHashMap<>();

	private final Map<String, ChainBehavior> behaviors = new LinkedHashMap<>();

	private ChainBehavior usual = ChainBehavior.usual();

	private final RouterTime time;

	private MediaSettings media = MediaSettings.defaults();

	private @Nullable MediaFetcher fetcher;

	/** Of the router that was built last. */
	List<Provider> providers = List.of();

	/** Of the router that was built last. */
	Health health;

	/** Of the router that was built last. */
	Routes routes;

	/** Of the router that was built last. */
	Selection selection;

	private CataloguePriceBook.Builder prices = CataloguePriceBook.builder();

	private int seed = 2;

	private StreamSettings streamTimes = StreamSettings.defaults();

	private Duration timeout = Duration.ofSeconds(30);

	private HealthSettings healthSettings = HealthSettings.defaults();

	private UnaryOperator<Provider> between = UnaryOperator.identity();

	private final Map<String, List<ApiKey>> keys = new LinkedHashMap<>();

	private final Map<String, URI> addresses = new LinkedHashMap<>();

	SimulatedRouter() {
		this(false, 50, Duration.ofSeconds(5));
	}

	private SimulatedRouter(boolean real, int connections, Duration lease) {
		this.time = real ? RouterTime.system() : this.clock.time();
		this.factory = new HttpProviderFactory(
				new HttpSettings(connections, lease, Duration.ofSeconds(30), Duration.ofMinutes(10),
						Duration.ofMillis(20), false, DataSize.ofMegabytes(64), false),
				ObservationRegistry.NOOP, null, List.of(), this.time);
	}

	/** For what expires while its only thread waits. */
	static SimulatedRouter inRealTime() {
		return new SimulatedRouter(true, 50, Duration.ofSeconds(5));
	}

	/** With few connections to each provider, for which calls hardly wait. */
	static SimulatedRouter withConnections(int connections) {
		return new SimulatedRouter(false, connections, Duration.ofMillis(100));
	}

	SimulatedRouter chain(String name, String... targets) {
		return chain(name, Arrays.stream(targets).map(SimulatedRouter::target).toList());
	}

	SimulatedRouter chain(String name, List<Target> targets) {
		this.chains.put(name, targets);
		return this;
	}

	SimulatedRouter onPolicy(String chain, PolicyReaction reaction) {
		return behavior(chain, new ChainBehavior(reaction, this.usual.onBreak(), this.usual.selection(),
				this.usual.hedge(), this.usual.retry(), this.usual.maxWait()));
	}

	/** Has an account reached elsewhere. */
	SimulatedRouter address(String provider, URI address) {
		this.addresses.put(provider, address);
		return this;
	}

	/** Gives an account keys of these labels, each in a quota group of its own. */
	SimulatedRouter keys(String provider, String... labels) {
		this.keys.put(provider,
				Arrays.stream(labels).map((label) -> new ApiKey("sk-test-0123456789" + label, label, label)).toList());
		return this;
	}

	SimulatedRouter behavior(String chain, ChainBehavior behavior) {
		this.behaviors.put(chain, behavior);
		return this;
	}

	/** Sets the selection of every chain. */
	SimulatedRouter selection(String name) {
		this.usual = new ChainBehavior(this.usual.onPolicy(), this.usual.onBreak(), name, this.usual.hedge(),
				this.usual.retry(), this.usual.maxWait());
		return this;
	}

	/** Sets what tokens of a model cost, in US dollars per million. */
	SimulatedRouter price(String target, String input, String output) {
		Target priced = target(target);
		this.prices.modelPrice("test", priced.provider(), priced.model(),
				ModelPrice.builder().input(new BigDecimal(input)).output(new BigDecimal(output)).build());
		return this;
	}

	SimulatedRouter seed(int seed) {
		this.seed = seed;
		return this;
	}

	/** Adds a selection of the application's own. */
	SimulatedRouter selector(String name, CandidateSelector selector) {
		this.selectors.put(name, selector);
		return this;
	}

	SimulatedRouter streams(StreamSettings times) {
		this.streamTimes = times;
		return this;
	}

	SimulatedRouter onBreak(BreakReaction reaction) {
		this.usual = new ChainBehavior(this.usual.onPolicy(), reaction, this.usual.selection(), this.usual.hedge(),
				this.usual.retry(), this.usual.maxWait());
		return this;
	}

	SimulatedRouter timeout(Duration timeout) {
		this.timeout = timeout;
		return this;
	}

	SimulatedRouter media(MediaSettings settings) {
		this.media = settings;
		return this;
	}

	/** Limits what is asked of a provider. */
	SimulatedRouter limit(String provider, LimitSettings settings) {
		this.limits.put(provider, settings);
		return this;
	}

	SimulatedRouter health(HealthSettings settings) {
		this.healthSettings = settings;
		return this;
	}

	/** Puts something between the router and its providers. */
	SimulatedRouter between(UnaryOperator<Provider> between) {
		this.between = between;
		return this;
	}

	FallbackRouter build() {
		this.providers = DIALECTS.keySet().stream().sorted().map(this::provider).map(this.between).toList();
		List<Provider> providers = this.providers;
		Set<Target> targets = new HashSet<>();
		this.chains.values().forEach(targets::addAll);
		RouterListeners all = new RouterListeners(() -> this.listeners);
		Health health = new Health(providers, targets,
				new Health.Rules(this.healthSettings, new OwnLimits(this.limits, Map.of(), this.time)), this.time,
				new Random(1), all);
		RoutingSettings settings = new RoutingSettings(this.chains, this.behaviors, this.usual, this.timeout,
				this.streamTimes);
		this.fetcher = new MediaFetcher(this.media, this.time);
		FallbackRouter.Knowledge knowledge = new FallbackRouter.Knowledge(this.prices.build(),
				(target, text) -> text.length() / 4, new FetchedMedia(this.fetcher));
		FallbackRouter.Surroundings surroundings = new FallbackRouter.Surroundings(this.time, new Random(this.seed),
				all);
		this.selection = new Selection(settings, this.selectors, providers, health, knowledge, surroundings);
		this.health = health;
		this.routes = new ChainRoutes(settings, this.providers, this.selection, health, knowledge, this.time);
		return new FallbackRouter(settings, new FallbackRouter.Chains(this.routes, this.selection), providers, health,
				knowledge, surroundings);
	}

	/** Does something after every attempt, on the thread that ends it. */
	void onAttempt(Consumer<AttemptFinished> action) {
		this.listeners.add(new RouterListener() {

			@Override
			public void onAttemptFinished(AttemptFinished event) {
				action.accept(event);
			}

		});
	}

	/** Lets time pass as soon as so many requests have arrived. */
	void passTimeAtRequest(int count, Duration duration) {
		new Thread(() -> {
			if (this.simulator.awaitRequests(count, Duration.ofSeconds(30))) {
				this.clock.pass(duration);
			}
		}).start();
	}

	private Provider provider(String name) {
		Dialect dialect = Objects.requireNonNull(Dialects.find(DIALECTS.get(name)));
		return this.factory.create(new ProviderSettings(name, dialect,
				this.addresses.getOrDefault(name, URI.create(this.simulator.baseUrl(name))),
				this.keys.getOrDefault(name, List.of(new ApiKey("sk-test-0123456789abcdef", null, null))),
				dialect.authStyle(), Map.of(), Map.of(), new ProviderSettings.Connection(
						new Timeouts(Duration.ofSeconds(5), null, null, null, null), null, null)));
	}

	static Target target(String id) {
		int slash = id.indexOf('/');
		return Target.of(id.substring(0, slash), id.substring(slash + 1));
	}

	@Override
	public void close() {
		if (this.fetcher != null) {
			this.fetcher.close();
		}
		this.factory.close();
		this.simulator.close();
	}

	private final class Recorder implements RouterListener {

		@Override
		public void onAttemptFinished(AttemptFinished event) {
			SimulatedRouter.this.attempts.add(event);
		}

		@Override
		public void onCallFinished(CallFinished event) {
			SimulatedRouter.this.calls.add(event);
		}

	}

}
