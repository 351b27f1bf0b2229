package io.github.llmrouter.test;

import java.util.List;

import org.assertj.core.api.AbstractAssert;

import io.github.llmrouter.simulator.RecordedRequest;

/**
 * Assertions on what arrived at the providers. Targets are written
 * {@code provider/model}; the name of a provider stands for all of its models.
 */
public final class RequestsAssert extends AbstractAssert<RequestsAssert, ScriptedLlm> {

	RequestsAssert(ScriptedLlm llm) {
		super(llm, RequestsAssert.class);
	}

	/**
	 * Requires how often a target was asked.
	 * @param target who
	 * @param times how often
	 * @return these assertions
	 * @throws IllegalArgumentException if no such provider is configured
	 */
	public RequestsAssert arrived(String target, int times) {
		this.actual.requireKnown(target);
		int found = this.actual.requests(target).size();
		if (found != times) {
			failWithMessage("Expected %s requests to %s, but %s arrived. In all there were %s", times, target, found,
					all());
		}
		return this;
	}

	/**
	 * Requires that a target was never asked.
	 * @param target who
	 * @return these assertions
	 * @throws IllegalArgumentException if no such provider is configured
	 */
	public RequestsAssert neverArrived(String target) {
		return arrived(target, 0);
	}

	/**
	 * Requires that the latest request to a target has a text in its body.
	 * @param target who
	 * @param text the text as it stands in the JSON
	 * @return these assertions
	 */
	public RequestsAssert lastContains(String target, String text) {
		List<RecordedRequest> requests = this.actual.requests(target);
		if (requests.isEmpty() || !requests.get(requests.size() - 1).body().contains(text)) {
			failWithMessage("Expected the latest request to %s to contain \"%s\", but it was %s", target, text,
					requests.isEmpty() ? "never sent" : requests.get(requests.size() - 1).body());
		}
		return this;
	}

	private List<String> all() {
		return this.actual.requests().stream().map(this.actual::target).toList();
	}

}
