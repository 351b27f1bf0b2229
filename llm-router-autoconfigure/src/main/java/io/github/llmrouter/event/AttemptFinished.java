package io.github.llmrouter.event;

import io.github.llmrouter.Attempt;

/**
 * An HTTP exchange ended.
 *
 * @param callId the id of the call it belongs to
 * @param destination what the caller asked for: a chain, or {@code provider/model}
 * @param index its place among the attempts of the call, from 0
 * @param attempt what happened
 */
public record AttemptFinished(String callId, String destination, int index, Attempt attempt) {

}
