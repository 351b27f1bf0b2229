package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.EmbeddingRequest;
import io.github.llmrouter.EmbeddingResponse;
import io.github.llmrouter.Internal;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.Operation;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.ResponseFormat;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.Target;
import io.github.llmrouter.TokenEstimator;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.health.Health;
import io.github.llmrouter.observation.ObservedCall;
import io.github.llmrouter.observation.RouterObservations;
import io.github.llmrouter.pricing.PriceBook;
import io.github.llmrouter.provider.Provider;
import io.github.llmrouter.schema.SchemaFormats;

/**
 * The router: every call is one run of the {@link FallbackLoop}, a stream possibly
 * several. Thread-safe.
 */
@Internal
public final class FallbackRouter implements LlmRouter, AutoCloseable {

	private static final Log logger = LogFactory.getLog(FallbackRouter.class);

	/** After the web server has let its requests end, few calls are left. */
	private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(10);

	private final CallGate gate = new CallGate();

	private final RoutingSettings settings;

	private final Chains chains;

	private final FallbackLoop.Surroundings loops;

	private final ChatServices services;

	private final SchemaFormats formats = new SchemaFormats();

	private final RouterTime time;

	private final RouterListener listener;

	private final RandomGenerator random;

	private final RouterObservations observations;

	private final AnswerKind<OpenStream> streams;

	/**
	 * Creates a router.
	 * @param settings times and reactions
	 * @param chains who is asked, and in which order
	 * @param providers the accounts that can be called
	 * @param health what is remembered between calls
	 * @param knowledge what is known of models and prompts
	 * @param surroundings clocks, randomness and who is told
	 */
	public FallbackRouter(RoutingSettings settings, Chains chains, Collection<Provider> providers, Health health,
			Knowledge knowledge, Surroundings surroundings) {
		this.settings = settings;
		this.chains = chains;
		this.time = surroundings.time();
		this.listener = surroundings.listener();
		this.random = surroundings.random();
		this.observations = surroundings.observations();
		Pricing pricing = new Pricing(knowledge.prices(), this.time);
		Preflight preflight = new Preflight(health, new PromptSize(knowledge.tokens(), pricing), knowledge.media());
		TargetStatistics statistics = chains.selection().statistics();
		this.loops = new FallbackLoop.Surroundings(settings, new Accounts(providers), health,
				new BackOff(this.time, this.random), new Waiters(this.time), new Hedging(statistics, this.time));
		this.services = new ChatServices(new AttemptJudge(health, pricing, statistics, this.time), preflight, health,
				pricing, this.time);
		this.streams = AnswerKind.streams(this.services.judge());
		health.whenFreed(this.loops.waiters()::ring);
	}

	@Override
	public ChatResponse chat(ChatRequest request) {
		Preparation preparation = prepare(request, false);
		return whole(considered(request, false), Operation.CHAT, timeout(request.timeout()),
				new ChatStep(this.services, preparation),
				(call, judged) -> call.end(Outcome.SUCCESS, null, judged.answer().message())
					.rawFinishReason(judged.answer().rawFinishReason())
					.logprobs(judged.answer().logprobs())
					.entity(judged.entity())
					.build());
	}

	@Override
	public EmbeddingResponse embed(EmbeddingRequest request) {
		List<Target> targets = this.chains.routes().targets(request.destination());
		Target first = targets.stream()
			.filter((target) -> this.loops.accounts().of(target).dialect().embeds())
			.findFirst()
			.orElse(null);
		return whole(this.chains.selection().of(request, targets), Operation.EMBEDDINGS, timeout(request.timeout()),
				new EmbeddingStep(this.services.judge(), request, first,
						(target) -> this.services.preflight().tokens(request.texts(), target)),
				(call, vectors) -> new EmbeddingResponse(call.id(), vectors.vectors(),
						call.end(Outcome.SUCCESS, null)));
	}

	/** Makes a call that has ended when this returns. */
	private <A, R> R whole(Considered considered, Operation operation, Duration timeout, Step<A> step,
			BiFunction<RoutedCall, A, R> respond) {
		this.gate.enter();
		try {
			CallFrame frame = newCall(considered, operation);
			RoutedCall call = frame.call();
			try {
				TimeBudget budget = new TimeBudget(this.time, timeout);
				FallbackLoop<A> loop = new FallbackLoop<>(this.loops, call, considered.targets(), budget,
						AnswerKind.whole());
				Ending<A> ending = frame.run(loop, frame.observed(step));
				if (ending.answer() == null) {
					throw call.fail(ending);
				}
				return respond.apply(call, ending.answer());
			}
			finally {
				call.brokeOff();
			}
		}
		finally {
			this.gate.leave();
		}
	}

	@Override
	public ChatStream stream(ChatRequest request) {
		Preparation preparation = prepare(request, true);
		this.gate.enter();
		boolean begun = false;
		try {
			Considered considered = considered(request, true);
			CallFrame frame = newCall(considered, Operation.CHAT);
			try {
				ChatStream stream = begin(preparation, considered.targets(), frame);
				begun = true;
				return stream;
			}
			finally {
				if (!begun) {
					frame.call().brokeOff();
				}
			}
		}
		finally {
			if (!begun) {
				this.gate.leave();
			}
		}
	}

	private ChatStream begin(Preparation preparation, List<Target> targets, CallFrame frame) {
		RoutedCall call = frame.call();
		StreamSettings times = this.settings.streams();
		ChatRequest request = preparation.request();
		Duration whole = (request.timeout() != null) ? request.timeout() : times.total();
		TimeBudget budget = new TimeBudget(this.time, whole);
		FallbackLoop<OpenStream> loop = new FallbackLoop<>(this.loops, call, targets, budget, this.streams);
		StreamStep step = new StreamStep(this.services, preparation, new StreamStep.Timing(times, budget));
		Step<OpenStream> observed = frame.observed(step);
		Continuable continuable = new Continuable(continues(request), preparation, loop, step, observed,
				this.loops.accounts());
		StreamedCall stream = new StreamedCall(this.services, call, continuable, this.gate::leave);
		step.tellOpened(stream::opened);
		Ending<OpenStream> ending = frame.run(loop, observed);
		if (ending.answer() == null) {
			throw call.fail(ending);
		}
		return stream.begin(ending.answer());
	}

	private boolean continues(ChatRequest request) {
		Boolean wanted = request.continueOnBreak();
		return (wanted != null) ? wanted : this.settings.of(request.destination()).onBreak() == BreakReaction.CONTINUE;
	}

	private Preparation prepare(ChatRequest request, boolean streamed) {
		ResponseFormat format = request.responseFormat();
		return new Preparation(request, (format != null) ? this.formats.of(format) : null, streamed);
	}

	private Considered considered(ChatRequest request, boolean streamed) {
		return this.chains.selection().of(request, streamed, this.chains.routes().targets(request.destination()));
	}

	private CallFrame newCall(Considered considered, Operation operation) {
		ObservedCall observed = this.observations.begin(considered.destination(), operation, this.listener);
		return new CallFrame(new RoutedCall(CallIds.next(this.time.now(), this.random), considered, this.time,
				(observed != null) ? observed : this.listener), observed);
	}

	private Duration timeout(@Nullable Duration ofRequest) {
		return (ofRequest != null) ? ofRequest : this.settings.timeout();
	}

	/**
	 * Returns how many calls wait at this moment because none of their targets can be
	 * asked.
	 * @return the number, zero where no chain has a {@code max-wait}
	 */
	public int waitingCalls() {
		return this.loops.waiters().waiting();
	}

	/**
	 * Refuses further calls with a {@link RoutingFailedException} and lets those that run
	 * end, for ten seconds at most; those that wait for a target to free up end at once.
	 * What listens to them is closed afterwards.
	 */
	@Override
	public void close() {
		try {
			this.loops.waiters().close();
			if (!this.gate.close(CLOSING_PATIENCE)) {
				logger.warn(
						"Calls still run after " + CLOSING_PATIENCE.toSeconds() + " s of waiting; they are broken off");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.loops.hedging().close();
		}
	}

	/**
	 * Who is asked, and in which order.
	 *
	 * @param routes the chains
	 * @param selection orders their targets
	 */
	@Internal
	public record Chains(Routes routes, Selection selection) {

	}

	/**
	 * What a router knows about models and prompts.
	 *
	 * @param prices what tokens cost, and facts about models
	 * @param tokens guesses the size of prompts
	 * @param media fetches media for providers that do not
	 */
	@Internal
	public record Knowledge(PriceBook prices, TokenEstimator tokens, MediaSource media) {

	}

	/**
	 * What a router is given from outside, so that tests can hold time still.
	 *
	 * @param time the clocks
	 * @param random for the ids of calls and for draws
	 * @param listener who is told
	 * @param observations who observes
	 */
	@Internal
	public record Surroundings(RouterTime time, RandomGenerator random, RouterListener listener,
			RouterObservations observations) {

		/**
		 * Creates surroundings in which nobody observes.
		 * @param time the clocks
		 * @param random for the ids of calls and for draws
		 * @param listener who is told
		 */
		public Surroundings(RouterTime time, RandomGenerator random, RouterListener listener) {
			this(time, random, listener, RouterObservations.NONE);
		}

	}

}
