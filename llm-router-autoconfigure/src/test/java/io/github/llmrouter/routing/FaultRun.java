package io.github.llmrouter.routing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.LlmRouterException;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.Target;
import io.github.llmrouter.event.AttemptFinished;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.health.HealthSnapshot.ScopeHealth;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;
import io.github.llmrouter.routing.FaultCase.Following;
import io.github.llmrouter.routing.FaultCase.Mode;
import io.github.llmrouter.routing.FaultCase.Position;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.Scripted;

/** One cell of the fault matrix, run over real HTTP. */
final class FaultRun implements AutoCloseable {

	private static final Target FAILING = Target.of("openai", "gpt-4o");

	private static final List<String> OTHERS = List.of("anthropic/claude-sonnet-5-5", "google/gemini-2.5-flash");

	private final SimulatedRouter simulated = new SimulatedRouter();

	private final List<AutoCloseable> open = new ArrayList<>();

	private final FaultCase fault;

	private final Position position;

	private final FallbackRouter router;

	FaultRun(FaultCase fault, Position position, boolean severalKeys) throws IOException {
		this.fault = fault;
		this.position = position;
		this.simulated.keys("openai", severalKeys ? new String[] { "first", "second" } : new String[] { "first" });
		if (fault.wire().steps() == null) {
			this.simulated.address("openai", unreachable());
		}
		this.simulated.chain("chain", chain(position));
		this.router = this.simulated.build();
		for (int i = 0; i < position.ordinal(); i++) {
			this.simulated.simulator.script(OTHERS.get(i).substring(0, OTHERS.get(i).indexOf('/')),
					Scripted.fault(Fault.OVERLOADED));
		}
		if (fault.wire().steps() != null) {
			this.simulated.simulator.script("openai", fault.wire().steps().toArray(Scripted[]::new));
		}
	}

	private List<Target> chain(Position position) {
		List<Target> targets = new ArrayList<>(OTHERS.stream().map(SimulatedRouter::target).toList());
		targets.add(position.ordinal(),
				Target.builder(FAILING.provider(), FAILING.model()).timeouts(this.fault.wire().timeouts()).build());
		return targets;
	}

	/** The backlog of a server that accepts nobody fills up. */
	private URI unreachable() throws IOException {
		ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		this.open.add(full);
		for (int i = 0; i < 3; i++) {
			Socket socket = new Socket();
			this.open.add(socket);
			try {
				socket.connect(full.getLocalSocketAddress(), 50);
			}
			catch (IOException ex) {
				break;
			}
		}
		return URI.create("http://localhost:" + full.getLocalPort() + "/v1");
	}

	/** Makes the call and tells what came of it. */
	Result call(Mode mode) {
		ChatRequest.Builder request = ChatRequest.to("chain").user("Hello");
		this.fault.wire().request().accept(request);
		try (PassingTime passing = new PassingTime()) {
			ChatResponse response = (mode == Mode.PLAIN) ? this.router.chat(request.build())
					: read(request.build(), passing);
			return result(response, null);
		}
		catch (LlmRouterException ex) {
			return result(null, ex);
		}
	}

	private ChatResponse read(ChatRequest request, PassingTime passing) {
		try (ChatStream stream = this.router.stream(request)) {
			passing.seen.set(true);
			return stream.response();
		}
	}

	private Result result(@Nullable ChatResponse response, @Nullable LlmRouterException thrown) {
		List<Attempt> attempts = this.simulated.attempts.stream().map(AttemptFinished::attempt).toList();
		return new Result(following(response, thrown),
				attempts.stream().filter((attempt) -> attempt.target().equals(FAILING)).toList(),
				this.simulated.simulator.requestCount("openai"), this.simulated.calls.size(), memory(),
				this.simulated.calls.stream().flatMap((call) -> call.attempts().stream()).toList().equals(attempts));
	}

	private static Following following(@Nullable ChatResponse response, @Nullable LlmRouterException thrown) {
		if (thrown != null) {
			return (thrown instanceof InvalidRequestException) ? Following.INVALID_REQUEST
					: (thrown instanceof RoutingFailedException) ? Following.ROUTING_FAILED : throwUnexpected(thrown);
		}
		if (response == null || response.outcome() != Outcome.SUCCESS) {
			return Following.INCOMPLETE_ANSWER;
		}
		return response.target().equals(FAILING) ? Following.SAME_TARGET : Following.NEXT_TARGET;
	}

	private static Following throwUnexpected(LlmRouterException thrown) {
		throw thrown;
	}

	/** What is remembered of the failing provider, in words. */
	private String memory() {
		List<ScopeHealth> scopes = this.simulated.health.snapshot()
			.providers()
			.stream()
			.filter((provider) -> provider.name().equals("openai"))
			.flatMap((provider) -> provider.scopes().stream())
			.toList();
		List<String> held = scopes.stream().filter((scope) -> scope.cause() != null).map(FaultRun::words).toList();
		if (!held.isEmpty()) {
			return String.join(", ", held);
		}
		if (!this.simulated.health.unmetDemands(FAILING).isEmpty()) {
			return "that the model cannot do it";
		}
		return scopes.stream().anyMatch((scope) -> scope.lastFailure() != null) ? "counted" : "nothing";
	}

	private static String words(ScopeHealth scope) {
		if (scope.until() == null || scope.since() == null) {
			return words(scope.type()) + " until it is changed";
		}
		Duration length = Duration.between(scope.since(), scope.until());
		return words(scope.type()) + ", "
				+ Stream
					.of(Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofSeconds(20), Duration.ofSeconds(10),
							Duration.ofSeconds(5))
					.filter((usual) -> length.compareTo(usual) >= 0
							&& length.compareTo(usual.multipliedBy(5).dividedBy(4)) <= 0)
					.findFirst()
					.map(FaultRun::words)
					.orElse(length.toString());
	}

	private static String words(ScopeType type) {
		return switch (type) {
			case TARGET -> "the target";
			case TARGET_IN_GROUP -> "the target for these keys";
			default -> "the " + type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
		};
	}

	private static String words(Duration duration) {
		return (duration.toHours() > 0) ? duration.toHours() + " h"
				: (duration.toMinutes() > 0) ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
	}

	@Override
	public void close() throws Exception {
		this.router.close();
		this.simulated.close();
		for (AutoCloseable each : this.open) {
			each.close();
		}
	}

	/**
	 * What came of a cell.
	 *
	 * @param following how the call went on
	 * @param attempts the attempts with the failing target
	 * @param requests how many requests its provider received
	 * @param calls how many calls were told
	 * @param memory what is remembered
	 * @param addsUp whether the attempts of the call are those that were told
	 */
	record Result(Following following, List<Attempt> attempts, long requests, int calls, String memory,
			boolean addsUp) {

		@Nullable FailureKind firstKind() {
			return this.attempts.isEmpty() ? null : this.attempts.get(0).failureKind();
		}

	}

	/** Lets time pass while the provider is silent, until the attempt has ended. */
	private final class PassingTime implements AutoCloseable {

		private final AtomicBoolean seen = new AtomicBoolean();

		private final AtomicBoolean ended = new AtomicBoolean();

		private final @Nullable Thread thread;

		PassingTime() {
			FaultRun.this.simulated.listeners.add(new RouterListener() {

				@Override
				public void onAttemptFinished(AttemptFinished event) {
					if (event.attempt().target().equals(FAILING)) {
						PassingTime.this.ended.set(true);
					}
				}

			});
			boolean passes = !FaultRun.this.fault.wire().passes().isZero();
			this.thread = passes ? new Thread(this::pass, "passing time") : null;
			if (this.thread != null) {
				this.thread.start();
			}
		}

		/**
		 * An answer that has begun is waited for anew with every piece, so once may be
		 * early.
		 */
		private void pass() {
			Duration time = FaultRun.this.fault.wire().passes();
			FaultRun.this.simulated.simulator.awaitRequests(requestsBefore() + 1, Duration.ofSeconds(10));
			if (FaultRun.this.fault.expected().ending() != Following.INCOMPLETE_ANSWER) {
				FaultRun.this.simulated.clock.pass(time);
				return;
			}
			while (!this.ended.get()) {
				if (this.seen.get()) {
					FaultRun.this.simulated.clock.pass(time);
				}
				LockSupport.parkNanos(5_000_000);
			}
		}

		private int requestsBefore() {
			return FaultRun.this.position.ordinal();
		}

		@Override
		public void close() {
			this.ended.set(true);
			if (this.thread != null) {
				this.thread.interrupt();
			}
		}

	}

}
