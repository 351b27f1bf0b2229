package io.github.llmrouter.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.llmrouter.Internal;

/**
 * Configuration of drills.
 *
 * @param allowedProfiles profiles in which drills may run: one of them must be active.
 * Without any, no drill runs
 * @param faults the drills that run from the start. Keys: fault, provider or target,
 * percentage, retry-after, status, after-chunks
 */
@Internal
public record DrillProperties(@DefaultValue List<String> allowedProfiles, @DefaultValue List<DrillFault> faults) {

	/**
	 * A fault that calls meet.
	 *
	 * @param fault the name of a fault of the simulator, such as rate-limit or stream-cut
	 * @param provider the provider whose calls meet it; every provider's without it and
	 * without target
	 * @param target the model whose calls meet it, as provider/model
	 * @param percentage how many of a hundred exchanges meet it
	 * @param retryAfter the hint when to come back, with rate-limit, overloaded and error
	 * @param status the HTTP status instead of the fault's own, with rate-limit,
	 * overloaded and error
	 * @param afterChunks how many chunks of an answer come before a fault of streams
	 */
	@Internal
	public record DrillFault(@Nullable String fault, @Nullable String provider, @Nullable String target,
			@DefaultValue("100") int percentage, @Nullable Duration retryAfter, @Nullable Integer status,
			@DefaultValue("3") int afterChunks) {

	}
}
