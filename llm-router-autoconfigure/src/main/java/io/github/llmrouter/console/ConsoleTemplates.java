package io.github.llmrouter.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContextWrapper;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import org.springframework.expression.PropertyAccessor;
import org.springframework.expression.spel.support.ReflectivePropertyAccessor;
import org.springframework.expression.spel.support.StandardEvaluationContext;

/**
 * Renders the console's own templates with an engine that nobody else sees. The engine is
 * made when it is first used, or when it is told to be. Thread-safe.
 */
final class ConsoleTemplates {

	private final ConsoleTexts texts;

	private volatile @Nullable SpringTemplateEngine engine;

	private final PropertyAccessor getters = new ReflectivePropertyAccessor(false);

	private final Locale locale;

	ConsoleTemplates(ConsoleTexts texts) {
		this.texts = texts;
		this.locale = texts.locale();
	}

	/** Makes the engine, unless there is one. */
	void prepare() {
		engine();
	}

	private SpringTemplateEngine engine() {
		SpringTemplateEngine present = this.engine;
		return (present != null) ? present : engineOnce();
	}

	private synchronized SpringTemplateEngine engineOnce() {
		SpringTemplateEngine present = this.engine;
		if (present == null) {
			present = newEngine(this.texts);
			this.engine = present;
		}
		return present;
	}

	private static SpringTemplateEngine newEngine(ConsoleTexts texts) {
		ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(ConsoleTemplates.class.getClassLoader());
		resolver.setPrefix("io/github/llmrouter/console/templates/");
		resolver.setSuffix(".html");
		resolver.setTemplateMode(TemplateMode.HTML);
		resolver.setCharacterEncoding("UTF-8");
		resolver.setCacheable(true);
		SpringTemplateEngine engine = new SpringTemplateEngine();
		engine.setTemplateResolver(resolver);
		engine.setTemplateEngineMessageSource(texts.messageSource());
		// Its parts are else put together in the middle of the first page.
		engine.getConfiguration();
		return engine;
	}

	String render(String template, Map<String, Object> model) {
		Context context = new Context(this.locale, model);
		context.setVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
				new ThymeleafEvaluationContextWrapper(evaluationContext()));
		return engine().process(template, context);
	}

	/** Without one, every expression would look up its getters anew. */
	private StandardEvaluationContext evaluationContext() {
		StandardEvaluationContext evaluationContext = new StandardEvaluationContext();
		evaluationContext.setPropertyAccessors(List.of(this.getters));
		return evaluationContext;
	}

}
