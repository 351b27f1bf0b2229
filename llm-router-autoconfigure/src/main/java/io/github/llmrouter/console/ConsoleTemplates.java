package io.github.llmrouter.console;

import java.util.Locale;
import java.util.Map;

import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders the console's own templates with an engine that nobody else sees. */
final class ConsoleTemplates {

	private final SpringTemplateEngine engine = new SpringTemplateEngine();

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
		return this.engine.process(template, new Context(this.locale, model));
	}

}
