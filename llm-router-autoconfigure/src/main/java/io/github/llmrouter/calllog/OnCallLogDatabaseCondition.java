package io.github.llmrouter.calllog;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/** The router's own database is H2; the application's may be without it. */
final class OnCallLogDatabaseCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("LLM Router call log");
		if (!context.getEnvironment().getProperty("llm-router.call-log.datasource", "own").equals("own")) {
			return ConditionOutcome.match(message.because("the application's DataSource is used"));
		}
		if (ClassUtils.isPresent("org.h2.Driver", context.getClassLoader())) {
			return ConditionOutcome.match(message.foundExactly("H2"));
		}
		return ConditionOutcome.noMatch(message.didNotFind("H2").atAll());
	}

}
