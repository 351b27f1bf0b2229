package io.github.llmrouter.console;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The words of the console, from a bundle of its own. */
final class ConsoleTexts {

	private static final Locale LOCALE = Locale.ENGLISH;

	private final ResourceBundleMessageSource bundle = new ResourceBundleMessageSource();

	ConsoleTexts() {
		this.bundle.setBasename("io.github.llmrouter.console.messages");
		this.bundle.setBundleClassLoader(ConsoleTexts.class.getClassLoader());
		this.bundle.setDefaultEncoding("UTF-8");
		this.bundle.setFallbackToSystemLocale(false);
	}

	MessageSource messageSource() {
		return this.bundle;
	}

	Locale locale() {
		return LOCALE;
	}

	String get(String key, Object... arguments) {
		return this.bundle.getMessage(key, arguments, LOCALE);
	}

	String get(Enum<?> constant) {
		return get(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
	}

	/** Looks up a word that may be newer than this version. */
	String getOrDefault(String key, String fallback) {
		String text = this.bundle.getMessage(key, null, fallback, LOCALE);
		return (text != null) ? text : fallback;
	}

}
