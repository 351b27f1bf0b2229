package io.github.llmrouter.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

import io.github.llmrouter.Timeouts;
import io.github.llmrouter.health.CircuitSettings;
import io.github.llmrouter.health.HealthSettings;
import io.github.llmrouter.limit.LimitSettings;
import io.github.llmrouter.pricing.ModelPriceProperties;
import io.github.llmrouter.pricing.PriceProperties;
import io.github.llmrouter.provider.HttpSettings;
import io.github.llmrouter.provider.MediaSettings;
import io.github.llmrouter.routing.StreamSettings;

/** The keys that exist below {@code llm-router}, names of providers and chains aside. */
final class KnownKeys {

	private static final List<Class<?>> GROUPS = List.of(LlmRouterProperties.class, ProviderProperties.class,
			ProviderProperties.KeyProperties.class, Timeouts.class, TargetProperties.class, ChainOptions.class,
			StreamSettings.class, MediaSettings.class, HttpSettings.class, HealthSettings.class, CircuitSettings.class,
			LimitSettings.class, TargetLimitProperties.class, ModelCheckProperties.class, CallLogProperties.class,
			ConsoleProperties.class, PriceProperties.class, PriceProperties.Tier.class, ModelPriceProperties.class,
			DrillProperties.class, DrillProperties.DrillFault.class);

	static final List<String> ALL = GROUPS.stream().flatMap((type) -> of(type).stream()).distinct().toList();

	private KnownKeys() {
	}

	static List<String> of(Class<?> type) {
		return Stream.of(type.getRecordComponents())
			.map((component) -> DataObjectPropertyName.toDashedForm(component.getName()))
			.toList();
	}

	/** Returns where a key may stand that is written in the wrong place. */
	static List<String> places(String key) {
		return GROUPS.stream()
			.flatMap((type) -> Stream.of(type.getRecordComponents()))
			.filter((component) -> component.getType().isRecord() && of(component.getType()).contains(key))
			.map((component) -> DataObjectPropertyName.toDashedForm(component.getName()) + "." + key)
			.distinct()
			.toList();
	}

	static String spelled(Object constant) {
		return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
