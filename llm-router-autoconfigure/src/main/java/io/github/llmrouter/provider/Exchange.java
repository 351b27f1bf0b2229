package io.github.llmrouter.provider;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Internal;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.Decoded;

/**
 * What came of one HTTP exchange. Either {@link #decoded()} or {@link #failure()} is
 * there, unless the caller cancelled it or, of a stream, it still runs.
 *
 * @param decoded what the reply says, with keys removed from its texts; null if no whole
 * reply arrived
 * @param failure why no whole reply arrived; null if one did or the caller cancelled
 * @param message words about the failure, free of keys; null if there is none
 * @param status the HTTP status, null if not even headers arrived
 * @param sent whether the request may have reached the provider and so may be billed
 * @param latency from the start to the last byte or the failure
 * @param dropped parameters that were wanted and not sent
 * @param partial what arrived of a streamed answer that is not whole; null for plain
 * exchanges and for whole answers
 */
@Internal
public record Exchange(@Nullable Decoded decoded, @Nullable FailureKind failure, @Nullable String message,
		@Nullable Integer status, boolean sent, Duration latency, List<Parameter> dropped, @Nullable Answer partial) {

}
