package io.github.llmrouter.test;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Changes the application contexts of tests with {@link LlmRouterTest}. */
final class LlmRouterContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> attributes) {
		LlmRouterTest annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass, LlmRouterTest.class);
		return (annotation != null) ? new Customizer(TestSettings.of(annotation)) : null;
	}

	/**
	 * Equal for equal settings, so that contexts are cached.
	 *
	 * @param settings what the annotation says
	 */
	private record Customizer(TestSettings settings) implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
			TestBed.prepare(context, this.settings);
		}

	}

}
