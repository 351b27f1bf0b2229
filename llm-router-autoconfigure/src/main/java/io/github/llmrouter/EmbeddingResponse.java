package io.github.llmrouter;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The vectors of an {@link EmbeddingRequest}, and the whole story of how they were got.
 * Immutable as far as nobody writes into the vectors.
 *
 * @param callId the id of the call
 * @param vectors one for each text, in its order; all of the same length
 * @param story how they were got
 */
public record EmbeddingResponse(String callId, List<float[]> vectors, Story story) {

	public EmbeddingResponse {
		Objects.requireNonNull(callId, "callId");
		vectors = List.copyOf(vectors);
	}

	/**
	 * Returns the length of the vectors.
	 * @return how many numbers each has
	 */
	public int dimensions() {
		return this.vectors.get(0).length;
	}

	/**
	 * Returns the target that answered.
	 * @return the target
	 */
	public Target target() {
		return last().target();
	}

	/**
	 * Returns the tokens of the attempt that answered.
	 * @return the usage
	 */
	public Usage usage() {
		return last().usage();
	}

	/**
	 * Returns what the whole call costs, failed attempts included.
	 * @return the cost
	 */
	public Cost cost() {
		return this.story.cost();
	}

	/**
	 * Returns why this model answered: who was considered, passed over and tried.
	 * @return the decision
	 */
	public Decision decision() {
		return this.story.decision();
	}

	private Attempt last() {
		return this.story.attempts().get(this.story.attempts().size() - 1);
	}

	/** Shows sizes, no vectors. */
	@Override
	public String toString() {
		return "EmbeddingResponse[" + this.callId + ", " + target() + ", " + this.vectors.size() + " vectors, "
				+ usage() + ", " + cost() + "]";
	}

	/**
	 * How an answer was got.
	 *
	 * @param decision who was considered, passed over and tried
	 * @param cost what the whole call costs
	 * @param latency how long the whole call took
	 */
	public record Story(Decision decision, Cost cost, Duration latency) {

		/**
		 * Returns the HTTP exchanges that were made.
		 * @return an unmodifiable list in order; the last one gave the answer
		 */
		public List<Attempt> attempts() {
			return this.decision.attempts();
		}

		/**
		 * Returns the targets that were passed over.
		 * @return an unmodifiable list in order
		 */
		public List<Skip> skips() {
			return this.decision.skips();
		}
	}
}
