package io.github.llmrouter.provider;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.Decoded;
import io.github.llmrouter.dialect.ModelList;
import io.github.llmrouter.dialect.ProviderError;
import io.github.llmrouter.dialect.StreamResult;
import io.github.llmrouter.dialect.WireExchange;
import io.github.llmrouter.dialect.WireReply;

/**
 * Says what came of the exchanges of an account, plain and streamed, without its keys.
 * Thread-safe.
 */
final class ExchangeResults {

	private static final Log logger = LogFactory.getLog(ExchangeResults.class);

	private final ProviderSettings settings;

	private final Supplier<Redaction> redaction;

	private final InstantSource clock;

	/**
	 * Creates the results of an account.
	 * @param settings the account
	 * @param redaction asked for each text, since keys come and go
	 * @param clock tells when replies arrive
	 */
	ExchangeResults(ProviderSettings settings, Supplier<Redaction> redaction, InstantSource clock) {
		this.settings = settings;
		this.redaction = redaction;
		this.clock = clock;
	}

	/** A reply that arrived whole, of any status. */
	Exchange whole(WireReply reply, WireExchange wire, CurrentExchange current) {
		try {
			Decoded decoded = wire.decode(reply, this.clock.instant());
			return result(redacted(decoded), null, wire, current, null);
		}
		catch (RuntimeException ex) {
			return result(null, unreadable(ex, current), wire, current, null);
		}
	}

	/**
	 * A reply of which no more arrives. What is complete stays so, whatever ended the
	 * connection afterwards, unless the caller wanted no more of it.
	 * @param arrived what arrived, null if nothing did
	 * @param thrown what ended it, null for the end of the body
	 * @param wire what was sent
	 * @param current the exchange
	 * @return what came of it
	 */
	Exchange ended(@Nullable StreamResult arrived, @Nullable Exception thrown, WireExchange wire,
			CurrentExchange current) {
		boolean over = arrived != null && (arrived.complete() || arrived.error() != null);
		AbortCause cause = (thrown != null || !over || current.aborted()) ? current.cause() : null;
		Answer partial = (arrived != null) ? redacted(arrived.answer()) : null;
		if (cause != null && cause.byCaller()) {
			return result(null, null, wire, current, partial);
		}
		if (arrived != null && arrived.error() != null) {
			return result(redacted(arrived.error()), null, wire, current, partial);
		}
		if (arrived != null && arrived.complete()) {
			return result(partial, null, wire, current, null);
		}
		return result(null, (cause != null) ? timedOut(cause, current) : broken(thrown, current), wire, current,
				partial);
	}

	/** A reply that has not ended yet. */
	Exchange running(@Nullable StreamResult arrived, WireExchange wire, CurrentExchange current) {
		return result(null, null, wire, current, (arrived != null) ? redacted(arrived.answer()) : null);
	}

	/** A wire format stumbled over what arrived. */
	Exchange unreadable(RuntimeException ex, @Nullable StreamResult arrived, WireExchange wire,
			CurrentExchange current) {
		return result(null, unreadable(ex, current), wire, current,
				(arrived != null) ? redacted(arrived.answer()) : null);
	}

	private HttpFailure unreadable(RuntimeException ex, CurrentExchange current) {
		// Its message may quote the body.
		logger.warn("The wire format '" + this.settings.dialect().name() + "' could not read a reply of provider '"
				+ this.settings.name() + "' with status " + current.status() + ": " + ex.getClass().getName());
		return new HttpFailure(FailureKind.MALFORMED_REPLY,
				"The reply could not be read: " + ex.getClass().getSimpleName());
	}

	private static HttpFailure broken(@Nullable Exception thrown, CurrentExchange current) {
		if (thrown == null && current.limits().streamed()) {
			return new HttpFailure(FailureKind.CONNECTION, "The stream ended before its answer was complete");
		}
		return HttpFailure.of(thrown, current);
	}

	private static HttpFailure timedOut(AbortCause cause, CurrentExchange current) {
		StreamTimes times = current.limits().times();
		if (cause == AbortCause.IDLE) {
			return new HttpFailure(FailureKind.IDLE_TIMEOUT, "The reply fell silent for " + millis(times.idle()));
		}
		if (cause == AbortCause.FIRST_TOKEN) {
			return current.sent()
					? new HttpFailure(FailureKind.FIRST_TOKEN_TIMEOUT,
							"Nothing of an answer within " + millis(times.firstToken()))
					: new HttpFailure(FailureKind.CONNECT_TIMEOUT,
							"No connection within " + millis(times.firstToken()));
		}
		return new HttpFailure(FailureKind.ATTEMPT_TIMEOUT, "No whole reply within " + millis(times.total()));
	}

	private static String millis(Duration time) {
		return time.toMillis() + " ms";
	}

	private Decoded redacted(Decoded decoded) {
		if (decoded instanceof ProviderError error) {
			String requestId = error.requestId();
			Redaction redaction = this.redaction.get();
			return error.worded(redaction.redact(error.message()),
					(requestId != null) ? redaction.redact(requestId) : null);
		}
		if (decoded instanceof ModelList list) {
			return list.named(this.redaction.get()::redactName);
		}
		return (decoded instanceof Answer answer) ? redacted(answer) : decoded;
	}

	private Answer redacted(Answer answer) {
		return answer.named(this.redaction.get()::redactName);
	}

	private Exchange result(@Nullable Decoded decoded, @Nullable HttpFailure failure, WireExchange wire,
			CurrentExchange current, @Nullable Answer partial) {
		return new Exchange(decoded, (failure != null) ? failure.kind() : null,
				(failure != null) ? this.redaction.get().redact(failure.message()) : null, current.status(),
				current.sent(), current.timer().elapsed(), wire.request().dropped(), partial);
	}

}
