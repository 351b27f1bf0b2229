package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Cost;
import io.github.llmrouter.Target;

/**
 * Decides in which order the targets of a chain are asked. A bean of this type is used by
 * every chain whose {@code selection} is its {@link #name()}, or the bean's name:
 *
 * <pre class="code">
 * &#64;Bean
 * CandidateSelector bySize() {
 * 	return (targets, situation) -&gt; {
 * 		ChatRequest request = situation.request();
 * 		boolean large = request != null &amp;&amp; request.messages().size() &gt; 20;
 * 		return large ? List.of(targets.get(targets.size() - 1)) : targets;
 * 	};
 * }
 * </pre>
 *
 * <p>
 * Whatever it decides, targets that cannot be called now are passed over, and those whose
 * remaining limits are nearly used up are left for last. Runs on the calling thread
 * before anything is sent, for several calls at once: implementations are thread-safe and
 * do no I/O. One that throws is logged, and the order of the configuration holds.
 */
@FunctionalInterface
public interface CandidateSelector {

	/**
	 * Orders targets.
	 * @param targets the targets of the chain as configured, at least two, unmodifiable
	 * @param situation what is asked, and how the targets are doing
	 * @return targets of that list in the order in which to ask them; those left out
	 * follow in the order of the configuration
	 */
	List<Target> order(List<Target> targets, Situation situation);

	/**
	 * Returns the name by which chains choose this selector.
	 * @return the name, null for that of the bean
	 */
	default @Nullable String name() {
		return null;
	}

	/** What is asked, and how targets are doing now. Belongs to one call. */
	interface Situation {

		/**
		 * Returns what the caller asked for.
		 * @return the name of the chain
		 */
		String destination();

		/**
		 * Returns the request.
		 * @return the request; null for embeddings, and where a chain is explained
		 * without one
		 */
		@Nullable ChatRequest request();

		/**
		 * Returns whether the answer is streamed.
		 * @return true for a stream
		 */
		boolean streamed();

		/**
		 * Returns whether nothing is asked: somebody only wants to know who would be.
		 * Nothing may be changed then, and what is drawn at random stands for the
		 * likeliest.
		 * @return true for an explanation
		 */
		boolean explaining();

		/**
		 * Returns how many exchanges with a target run now in this application.
		 * @param target the target
		 * @return the number, streams that are being read included
		 */
		int inFlight(Target target);

		/**
		 * Returns how long a target is expected to take to begin its answer: an average
		 * that follows what is new, fades while nothing is, and counts a failure as what
		 * it took and ten seconds more.
		 * @param target the target
		 * @return the time to the first token of a stream or to a whole answer, null if
		 * nothing is known yet
		 */
		@Nullable Duration expectedTime(Target target);

		/**
		 * Estimates what the answer of a target will cost.
		 * @param target the target
		 * @return the cost of the prompt's estimated tokens and of as many tokens as the
		 * answer may have, 500 if that is not limited; unknown if the price is
		 */
		Cost expectedCost(Target target);

		/**
		 * Returns the source of chance. Taking it from here lets tests repeat a draw.
		 * @return the random source of the router
		 */
		RandomGenerator random();

	}

}
