package io.github.llmrouter.routing;

import java.util.List;

import io.github.llmrouter.Target;

/**
 * Who is considered for a call.
 *
 * @param destination what the caller asked for
 * @param selection the name of what decided the order
 * @param targets the targets in the order in which they are asked
 */
record Considered(String destination, String selection, List<Target> targets) {

}
