package io.github.llmrouter.drill;

import java.time.Instant;

/**
 * A drill that runs.
 *
 * @param id names it in logs, in messages of attempts and as their request id
 * @param drill what it does
 * @param startedAt since when
 */
public record RunningDrill(String id, Drill drill, Instant startedAt) {

	@Override
	public String toString() {
		return this.id + " (" + this.drill + ")";
	}
}
