package io.github.llmrouter.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * One row of a provider's table: what it refuses and how.
 *
 * @param source the section of the notes on wire formats that states the fact, and its
 * subject, such as {@code 2.3 tools}
 * @param always whether the rule holds for a lenient simulator as well
 * @param check what is looked for
 * @param refusal what the provider answers
 */
record Rule(String source, boolean always, Check check, Refusal refusal) {

	static Rule always(String source, Check check, Refusal refusal) {
		return new Rule(source, true, check, refusal);
	}

	static Rule strict(String source, Check check, Refusal refusal) {
		return new Rule(source, false, check, refusal);
	}

	/**
	 * The first refusal of a table, whose order counts.
	 * @return the refusal, or {@code null} if the call is fine
	 */
	static @Nullable Refusal refusal(List<Rule> table, Call call, boolean strict) {
		for (Rule rule : table) {
			Finding found = (rule.always || strict) ? rule.check.find(call) : null;
			if (found != null) {
				return rule.refusal.with(found, call.model());
			}
		}
		return null;
	}

	@SafeVarargs
	static List<Rule> join(List<Rule>... tables) {
		return Arrays.stream(tables).flatMap(List::stream).toList();
	}

	/**
	 * The table for some calls only.
	 */
	static List<Rule> onlyIf(Predicate<Call> condition, List<Rule> table) {
		return table.stream()
			.map((rule) -> new Rule(rule.source, rule.always, rule.check.onlyIf(condition), rule.refusal))
			.toList();
	}

	/**
	 * The table with refusals that another server of the same form words in its own way.
	 */
	static List<Rule> worded(UnaryOperator<Refusal> words, List<Rule> table) {
		return table.stream()
			.map((rule) -> new Rule(rule.source, rule.always, rule.check, words.apply(rule.refusal)))
			.toList();
	}

}
