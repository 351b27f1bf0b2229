package io.github.llmrouter.console;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.thymeleaf.spring6.SpringTemplateEngine;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.DispatcherServlet;

import io.github.llmrouter.autoconfigure.ConsoleProperties;
import io.github.llmrouter.autoconfigure.WarmUp;
import io.github.llmrouter.calllog.CallLog;
import io.github.llmrouter.health.HealthSnapshot;

/**
 * Serves the console in servlet applications that switch it on with
 * {@code llm-router.console.enabled=true} and have Thymeleaf on the class path. It adds
 * no template engine, view resolver or message source to the application.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ DispatcherServlet.class, SpringTemplateEngine.class })
@ConditionalOnBooleanProperty("llm-router.console.enabled")
public final class LlmRouterConsoleAutoConfiguration {

	private static final Log logger = LogFactory.getLog(LlmRouterConsoleAutoConfiguration.class);

	/** Creates the configuration. */
	public LlmRouterConsoleAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ConsoleAccess llmRouterConsoleAccess(ConsoleProperties properties) {
		if (properties.access() == ConsoleProperties.Access.OPEN) {
			logger.warn("The LLM Router console is open to everybody who reaches this application "
					+ "(llm-router.console.access=open)");
			return (request) -> true;
		}
		return new LocalOrAuthenticatedAccess();
	}

	@Bean
	@ConditionalOnMissingBean
	ConsoleTexts llmRouterConsoleTexts() {
		return new ConsoleTexts();
	}

	@Bean
	@ConditionalOnMissingBean
	ConsoleTemplates llmRouterConsoleTemplates(ConsoleTexts texts) {
		return new ConsoleTemplates(texts);
	}

	@Bean
	@ConditionalOnMissingBean(name = "llmRouterConsoleWarmUp")
	WarmUp llmRouterConsoleWarmUp(ConsoleTemplates templates) {
		return templates::prepare;
	}

	@Bean
	@ConditionalOnMissingBean
	Overview llmRouterConsoleOverview(ConsoleProperties properties, ConsoleTexts texts,
			ObjectProvider<HealthSnapshot.Source> health, ObjectProvider<CallLog> callLog, Environment environment) {
		TimeFormat times = new TimeFormat(
				(properties.timeZone() != null) ? properties.timeZone() : ZoneId.systemDefault());
		InstantSource clock = InstantSource.system();
		HealthSnapshot.Source source = health
			.getIfAvailable(() -> () -> new HealthSnapshot(clock.instant(), List.of()));
		String application = environment.getProperty("spring.application.name", texts.get("application"));
		return new Overview(source, new CallsAssembler(callLog.getIfAvailable(), texts, times),
				new HealthVersions(UUID.randomUUID().toString().substring(0, 8)), times,
				new Overview.Wording(texts, application));
	}

	@Bean
	@ConditionalOnMissingBean
	ConsoleHandlerMapping llmRouterConsoleHandlerMapping(ConsoleProperties properties, ConsoleAccess access,
			Overview overview, ConsoleTemplates templates, ConsoleTexts texts) {
		return new ConsoleHandlerMapping(properties.path(),
				new ConsoleHandler(access, new ConsoleAssets(), overview, templates, texts));
	}

}
