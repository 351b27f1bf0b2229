package io.github.llmrouter.calllog;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells what is wrong with the call log's configuration and what to do. */
final class CallLogFailureAnalyzer extends AbstractFailureAnalyzer<CallLogConfigurationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, CallLogConfigurationException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
	}

}
