package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Skip;
import io.github.llmrouter.Target;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.ChatCall;
import io.github.llmrouter.health.Permit;
import io.github.llmrouter.provider.Exchange;
import io.github.llmrouter.provider.Provider;
import io.github.llmrouter.provider.StreamExchange;
import io.github.llmrouter.provider.StreamTimes;

/**
 * Opens streams. One counts as answering with its first piece; what fails before it falls
 * over to the next target like any other failure.
 */
final class StreamStep implements Step<OpenStream> {

	private final ChatServices services;

	private final Preparation preparation;

	private final Timing timing;

	private Consumer<StreamExchange> opened = (exchange) -> {
	};

	private @Nullable Continuation continuation;

	/**
	 * Creates a step.
	 * @param services what calls work with
	 * @param preparation what is asked
	 * @param timing how long streams may take
	 */
	StreamStep(ChatServices services, Preparation preparation, Timing timing) {
		this.services = services;
		this.preparation = preparation;
		this.timing = timing;
	}

	/**
	 * Sets who is told of every exchange before anything is sent, to be able to close it.
	 */
	void tellOpened(Consumer<StreamExchange> listener) {
		this.opened = listener;
	}

	/** Has targets from now on continue what was written so far. */
	void continueWith(Continuation written) {
		this.continuation = written;
	}

	@Override
	public @Nullable Skip unableToServe(Target target, Provider provider, Duration left) {
		return this.services.preflight().unableToServe(this.preparation, target, provider, left);
	}

	@Override
	public long tokens(Target target) {
		return this.services.preflight().tokens(this.preparation, target);
	}

	@Override
	public StepResult<OpenStream> ask(Target target, Provider provider, Permit permit, Duration share) {
		ChatCall call = this.services.call(this.preparation, request(target, provider), target);
		Asked asked = this.services.judge().begin(call, permit, true);
		boolean begun = false;
		try {
			StreamExchange stream = provider.stream(call, permit.key(), this.timing.of(target, provider, share));
			this.opened.accept(stream);
			ChatChunk first = stream.next();
			begun = first != null;
			if (begun) {
				Duration firstToken = stream.timeToFirstToken();
				permit.began((firstToken != null) ? firstToken : Duration.ZERO);
			}
			return (first != null) ? StepResult.answered(null, OpenStream.begun(asked, stream, first))
					: ended(asked, stream);
		}
		finally {
			if (!begun) {
				asked.leave();
			}
		}
	}

	private ChatRequest request(Target target, Provider provider) {
		ChatRequest request = this.preparation.request();
		return (this.continuation != null) ? this.continuation.request(request, provider.dialect().prefills(target))
				: request;
	}

	private StepResult<OpenStream> ended(Asked asked, StreamExchange stream) {
		Exchange exchange = stream.exchange();
		StepResult<Answer> result = this.services.judge().judge(asked, exchange, (answer) -> null);
		if (result.answer() == null) {
			return result.failed(result.again());
		}
		OpenStream.Ended ended = new OpenStream.Ended(result.requireAttempt(), result.answer());
		return StepResult.answered(ended.attempt(), OpenStream.withoutPieces(asked, stream, ended));
	}

	/**
	 * How long streams may take.
	 *
	 * @param usual what holds where neither target nor provider says anything
	 * @param budget the time of the whole call
	 */
	record Timing(StreamSettings usual, TimeBudget budget) {

		/** The first piece must leave later targets their share; the rest need not. */
		StreamTimes of(Target target, Provider provider, Duration share) {
			Timeouts set = target.timeouts().or(provider.timeouts());
			Duration firstToken = (set.firstToken() != null) ? set.firstToken() : this.usual.firstToken();
			Duration total = (set.total() != null) ? set.total() : this.usual.total();
			return new StreamTimes(shorter(firstToken, share), (set.idle() != null) ? set.idle() : this.usual.idle(),
					shorter(total, this.budget.left()));
		}

		private static Duration shorter(Duration one, Duration other) {
			return (one.compareTo(other) < 0) ? one : other;
		}

	}

}
