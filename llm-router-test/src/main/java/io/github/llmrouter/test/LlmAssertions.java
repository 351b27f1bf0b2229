package io.github.llmrouter.test;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.LlmRouterException;

/** Where assertions on calls begin. */
public final class LlmAssertions {

	private LlmAssertions() {
	}

	/**
	 * Begins assertions on a call that was answered, plain or streamed.
	 * @param response the response
	 * @return the assertions
	 */
	public static CallAssert assertThatCall(ChatResponse response) {
		return new CallAssert(CallStory.of(response));
	}

	/**
	 * Begins assertions on a call that failed.
	 * @param exception what it threw
	 * @return the assertions
	 */
	public static CallAssert assertThatCall(LlmRouterException exception) {
		return new CallAssert(CallStory.of(exception));
	}

	/**
	 * Makes a call that has to fail, and begins assertions on it.
	 * @param call the call
	 * @return the assertions
	 */
	public static CallAssert assertThatFailureOf(ThrowingCallable call) {
		return assertThatCall(Assertions.catchThrowableOfType(LlmRouterException.class, () -> {
			call.call();
			throw new AssertionError("Expected the call to fail, but it was answered");
		}));
	}

	/**
	 * Begins assertions on what arrived at the providers.
	 * @param llm the providers
	 * @return the assertions
	 */
	public static RequestsAssert assertThatRequestsTo(ScriptedLlm llm) {
		return new RequestsAssert(llm);
	}

}
