package io.github.llmrouter.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.Ordered;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;

/**
 * Reports properties below {@code llm-router} that cannot be bound. Comes before the
 * analyzers of Spring Boot, which print the value: that of a mistyped api-key is a key.
 */
final class BindingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> implements Ordered {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(PropertyNames.PREFIX);

	private static final ConfigurationPropertyName PROVIDERS = PREFIX.append("providers");

	private final Origins origins;

	BindingFailureAnalyzer(@Nullable Environment environment) {
		this.origins = new Origins(environment);
	}

	@Override
	public int getOrder() {
		return 0;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationPropertyName name = cause.getName();
		if (!PREFIX.equals(name) && !PREFIX.isAncestorOf(name)) {
			return null;
		}
		UnboundConfigurationPropertiesException unbound = findCause(rootFailure,
				UnboundConfigurationPropertiesException.class);
		String description = (unbound != null) ? unknown(unbound) : invalid(rootFailure, cause);
		return new FailureAnalysis("The configuration of llm-router cannot be read:" + System.lineSeparator()
				+ System.lineSeparator() + description, "Correct what is named above.", cause);
	}

	private static String unknown(UnboundConfigurationPropertiesException unbound) {
		return unbound.getUnboundProperties()
			.stream()
			.map(BindingFailureAnalyzer::unknown)
			.collect(Collectors.joining(System.lineSeparator()));
	}

	private static String unknown(ConfigurationProperty property) {
		ConfigurationPropertyName name = property.getName();
		return ProblemText.of(name.toString(), null, property.getOrigin(), "There is no such property.",
				meant(name.getLastElement(Form.DASHED)));
	}

	private static String meant(String key) {
		List<String> places = KnownKeys.places(key);
		if (!places.isEmpty()) {
			return "Did you mean '" + String.join("' or '", places) + "'?";
		}
		String closest = Suggestions.closest(key, KnownKeys.ALL);
		return (closest != null) ? "Did you mean '" + closest + "'?" : "Remove it, or correct its name.";
	}

	private String invalid(Throwable rootFailure, BindException cause) {
		ConfigurationProperty property = cause.getProperty();
		ConfigurationPropertyName name = (property != null) ? property.getName() : cause.getName();
		Origin origin = (property != null) ? property.getOrigin() : this.origins.find(name.toString());
		Object value = (property != null && !PROVIDERS.isAncestorOf(name)) ? property.getValue() : null;
		return ProblemText.of(name.toString(), (value != null) ? value.toString() : null, origin,
				"The value does not fit: " + expected(cause) + " is expected.", fix(rootFailure, cause));
	}

	private static String expected(BindException cause) {
		Class<?> type = cause.getTarget().getType().toClass();
		if (type.isEnum()) {
			return "one of " + names(type);
		}
		return type.isRecord() ? "a map of settings" : "a " + type.getSimpleName();
	}

	private static String names(Class<?> type) {
		return Stream.of(type.getEnumConstants()).map(KnownKeys::spelled).collect(Collectors.joining(", "));
	}

	private static String fix(Throwable rootFailure, BindException cause) {
		Class<?> type = cause.getTarget().getType().toClass();
		if (type.isRecord()) {
			List<String> keys = KnownKeys.of(type);
			return "Write the settings below it: " + String.join(", ", keys) + ".";
		}
		return "Correct the value.";
	}

}
