package io.github.llmrouter;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Why this model? Who was considered for a call and in which order, who was passed over
 * and why, who was tried and what came back, and who gave the answer. The same attempts
 * and skips as those of the response, exception, event or row that carries it, sorted by
 * candidates. Immutable and thread-safe; {@link #describe()} is meant for people and
 * holds no key, prompt or answer.
 */
public final class Decision {

	private static final Decision NONE = builder("").build();

	private final Builder facts;

	private volatile @Nullable List<Candidate> candidates;

	private Decision(Builder builder) {
		this.facts = builder;
	}

	/**
	 * Returns the decision of a call that was not made, because its request was wrong.
	 * @return a decision without candidates
	 */
	public static Decision none() {
		return NONE;
	}

	/**
	 * Starts a decision.
	 * @param destination what the caller asked for: a chain, or {@code provider/model}
	 * @return a builder
	 */
	public static Builder builder(String destination) {
		return new Builder(destination);
	}

	/**
	 * Returns what the caller asked for.
	 * @return a chain, or {@code provider/model}; empty for {@link #none()}
	 */
	public String destination() {
		return this.facts.destination;
	}

	/**
	 * Returns what decided the order of the candidates.
	 * @return the name of the chain's selection, such as {@code priority}
	 */
	public String selection() {
		return this.facts.selection;
	}

	/**
	 * Returns whether this explains a call that was not made.
	 * @return true for what {@code Routes.explain} returns
	 */
	public boolean isExplanation() {
		return this.facts.explanation;
	}

	/**
	 * Returns who was considered.
	 * @return an unmodifiable list in the order in which they were to be asked, those
	 * that were never reached included
	 */
	public List<Candidate> candidates() {
		List<Candidate> known = this.candidates;
		if (known == null) {
			known = Verdicts.of(this.facts.considered, this.facts.attempts, this.facts.skips, this.facts.explanation);
			this.candidates = known;
		}
		return known;
	}

	/**
	 * Returns who gave the answer; in an explanation, who would be asked first.
	 * @return the candidate, null if there is none
	 */
	public @Nullable Candidate chosen() {
		for (Candidate candidate : candidates()) {
			if (candidate.verdict() == Verdict.CHOSEN) {
				return candidate;
			}
		}
		return null;
	}

	/**
	 * Returns the HTTP exchanges.
	 * @return an unmodifiable list in order
	 */
	public List<Attempt> attempts() {
		return this.facts.attempts;
	}

	/**
	 * Returns the targets that were passed over.
	 * @return an unmodifiable list in order
	 */
	public List<Skip> skips() {
		return this.facts.skips;
	}

	/**
	 * Tells the decision to people: a line for the outcome and one for each candidate.
	 * @return several lines; names of models are shortened and free of control characters
	 */
	public String describe() {
		return DecisionText.of(this);
	}

	@Override
	public String toString() {
		return describe();
	}

	/** What became of a candidate. */
	public enum Verdict {

		/** It gave the answer; in an explanation, it would be asked first. */
		CHOSEN,

		/** It was asked and gave no answer that counts. */
		TRIED,

		/** It was passed over without an HTTP exchange. */
		SKIPPED,

		/** The call ended before its turn. */
		NOT_REACHED

	}

	/**
	 * A target that was considered.
	 *
	 * @param position its place in the order, from 1
	 * @param target the target
	 * @param verdict what became of it
	 * @param skip why it was passed over and until when, null if it was not
	 * @param attempts the exchanges with it in order, empty if there were none
	 */
	public record Candidate(int position, Target target, Verdict verdict, @Nullable Skip skip, List<Attempt> attempts) {

		public Candidate {
			attempts = List.copyOf(attempts);
		}
	}

	/** Collects a decision; may be used once and by one thread. */
	public static final class Builder {

		private final String destination;

		private String selection = "priority";

		private @Nullable List<Target> order;

		private List<Target> considered = List.of();

		private List<Attempt> attempts = List.of();

		private List<Skip> skips = List.of();

		private boolean explanation;

		private Builder(String destination) {
			this.destination = Objects.requireNonNull(destination, "destination");
		}

		/**
		 * Sets who was considered, and by what.
		 * @param selection the name of what decided the order
		 * @param targets the targets in order
		 * @return this builder
		 */
		public Builder considered(String selection, List<Target> targets) {
			this.selection = Objects.requireNonNull(selection, "selection");
			this.order = List.copyOf(targets);
			return this;
		}

		/**
		 * Sets the HTTP exchanges.
		 * @param attempts the attempts in order
		 * @return this builder
		 */
		public Builder attempts(List<Attempt> attempts) {
			this.attempts = List.copyOf(attempts);
			return this;
		}

		/**
		 * Sets the targets that were passed over.
		 * @param skips the skips in order
		 * @return this builder
		 */
		public Builder skips(List<Skip> skips) {
			this.skips = List.copyOf(skips);
			return this;
		}

		/**
		 * Says that the call was not made.
		 * @return this builder
		 */
		public Builder explanation() {
			this.explanation = true;
			return this;
		}

		/**
		 * Creates the decision. If nobody said who was considered, it is who was passed
		 * over or tried.
		 * @return the decision
		 */
		public Decision build() {
			this.considered = (this.order != null) ? this.order : Verdicts.named(this.attempts, this.skips);
			return new Decision(this);
		}

	}

}
