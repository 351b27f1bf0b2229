package io.github.llmrouter.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContextWrapper;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import org.springframework.expression.PropertyAccessor;
import org.springframework.expression.spel.support.ReflectivePropertyAccessor;
import org.springframework.expression.spel.support.StandardEvaluationContext;

/** Renders the console's own templates with an engine that nobody else sees. */
final class ConsoleTemplates {

	private final SpringTemplateEngine engine = new SpringTemplateEngine();

	private final PropertyAccessor getters = new ReflectivePropertyAccessor(false);

	private final Locale locale;

	ConsoleTemplates(ConsoleTexts texts) {
		ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(ConsoleTemplates.class.getClassLoader());
		resolver.setPrefix("io/github/llmrouter/console/templates/");
		resolver.setSuffix(".html");
		resolver.setTemplateMode(TemplateMode.HTML);
		resolver.setCharacterEncoding("UTF-8");
		resolver.setCacheable(true);
		this.engine.setTemplateResolver(resolver);
		this.engine.setTemplateEngineMessageSource(texts.messageSource());
		this.locale = texts.locale();
	}

	String render(String template, Map<String, Object> model) {
		Context context = new Context(this.locale, model);
		context.setVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
				new ThymeleafEvaluationContextWrapper(evaluationContext()));
		return this.engine.process(template, context);
	}

	/** Without one, every expression would look up its getters anew. */
	private StandardEvaluationContext evaluationContext() {
		StandardEvaluationContext evaluationContext = new StandardEvaluationContext();
		evaluationContext.setPropertyAccessors(List.of(this.getters));
		return evaluationContext;
	}

}
