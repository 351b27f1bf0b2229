package io.github.llmrouter.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the simulated providers do with each request: refuse it, follow the script, fail
 * as planned, or answer.
 */
final class Simulation implements HttpHandler {

	private final Accounts accounts;

	private final Settings settings;

	private final FaultPlans faults;

	private final Scripts scripts;

	private final RequestLog requests;

	private final ModelLists models;

	private final AnswerWriter writer;

	private final AtomicLong calls = new AtomicLong();

	Simulation(Accounts accounts, Settings settings, FaultPlans faults, Scripts scripts, ModelLists models,
			RequestLog requests) {
		this.accounts = accounts;
		this.settings = settings;
		this.faults = faults;
		this.scripts = scripts;
		this.models = models;
		this.requests = requests;
		this.writer = new AnswerWriter(settings.seed());
	}

	@Override
	public Outcome handle(HttpRequest request, long connection) {
		int slash = request.path().indexOf('/', 1);
		if (slash < 0) {
			return Outcome.send(HttpReply.text(404, "text/plain", "The first segment of the path names the provider"));
		}
		String account = request.path().substring(1, slash);
		HttpRequest inner = request.withPath(request.path().substring(slash));
		Instant now = this.settings.clock().instant();
		RandomGenerator random = new SplittableRandom(this.settings.seed() + this.calls.incrementAndGet());
		Call call = read(account, inner, new Call.Context(now, random, this.settings.chunkGap()));
		RecordedRequest recorded = new RecordedRequest(account, call.model(), inner, connection, now);
		this.requests.add(recorded);
		Scripted step = request.method().equals("POST") ? this.scripts.next(recorded) : this.models.next(account);
		Duration latency = this.settings.latency(random);
		Outcome raw = (step != null) ? step.rawOutcome(this.settings.chunkGap()) : null;
		if (raw != null) {
			return raw.after(latency);
		}
		return decide(call, step).after(latency);
	}

	private Call read(String account, HttpRequest request, Call.Context context) {
		WireFormat format = this.accounts.format(account).speaking(request);
		JsonNode body = Json.read(request.body());
		return new Call(account, request, format.operation(request, body), body, format.model(request, body), context);
	}

	private Outcome decide(Call call, @Nullable Scripted step) {
		WireFormat format = this.accounts.format(call.account()).speaking(call.http());
		Refusal refusal = Rule.refusal(format.rules(), call, this.settings.strict());
		if (refusal != null) {
			return Outcome.send(format.refuse(call, refusal, null));
		}
		if (call.operation() == Operation.MODELS) {
			HttpReply page = format.models(call, this.models.of(call.account(), format.usualModels()));
			return (step != null) ? step.outcome(call, format, page) : Outcome.send(page);
		}
		if (call.operation() == Operation.EMBEDDINGS) {
			return embeddings(call, format, step);
		}
		Answer answer = this.writer.write(format.prompt(call), call.model());
		if (step != null) {
			return step.outcome(call, format, answer);
		}
		FaultPlan plan = this.faults.draw(call.account(), call.model(), call.context().random());
		return FaultReplies.outcome(call, format, plan, answer);
	}

	private Outcome embeddings(Call call, WireFormat format, @Nullable Scripted step) {
		HttpReply vectors = format.embeddings(call);
		if (step != null) {
			return step.outcome(call, format, vectors);
		}
		FaultPlan plan = this.faults.draw(call.account(), call.model(), call.context().random());
		return FaultReplies.outcome(call, format, plan, vectors);
	}

	/**
	 * What does not change while the simulator runs.
	 */
	record Settings(long seed, boolean strict, InstantSource clock, Duration minLatency, Duration maxLatency,
			Duration chunkGap) {

		Duration latency(RandomGenerator random) {
			long spread = this.maxLatency.toMillis() - this.minLatency.toMillis();
			return (spread > 0) ? this.minLatency.plusMillis(random.nextLong(spread + 1)) : this.minLatency;
		}

	}

}
