package io.github.llmrouter.test;

import java.lang.reflect.Constructor;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.AnnotationSupport;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives tests the router, alone or within an application. Alone, the router lives as long
 * as the test instance.
 */
final class LlmRouterExtension implements TestInstancePostProcessor, BeforeEachCallback, ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(LlmRouterExtension.class);

	LlmRouterExtension() {
	}

	@Override
	public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
		return ExtensionContextScope.TEST_METHOD;
	}

	@Override
	public void postProcessTestInstance(Object testInstance, ExtensionContext context) {
		if (!withinApplication(context.getRequiredTestClass())) {
			application(context).getAutowireCapableBeanFactory().autowireBean(testInstance);
		}
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		boolean shared = withinApplication(context.getRequiredTestClass())
				|| context.getTestInstanceLifecycle().filter(Lifecycle.PER_CLASS::equals).isPresent();
		if (shared) {
			ConfigurableApplicationContext application = application(context);
			TestBed.of(application).reset(application);
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		if (!type.getName().startsWith("io.github.llmrouter.") || parameter.isAnnotated(Autowired.class)) {
			return false;
		}
		boolean resolvedBySpring = parameter.getDeclaringExecutable() instanceof Constructor
				&& withinApplication(context.getRequiredTestClass());
		return !resolvedBySpring && application(context).getBeanNamesForType(type).length > 0;
	}

	@Override
	public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return application(context).getBean(parameter.getParameter().getType());
	}

	private static ConfigurableApplicationContext application(ExtensionContext context) {
		Class<?> testClass = context.getRequiredTestClass();
		if (withinApplication(testClass)) {
			return (ConfigurableApplicationContext) SpringExtension.getApplicationContext(context);
		}
		return context.getStore(NAMESPACE)
			.computeIfAbsent(StandaloneRouter.class, (type) -> new StandaloneRouter(settings(testClass)),
					StandaloneRouter.class)
			.context();
	}

	private static TestSettings settings(Class<?> testClass) {
		LlmRouterTest annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass, LlmRouterTest.class);
		if (annotation == null) {
			throw new IllegalStateException(testClass.getName() + " has no @LlmRouterTest");
		}
		return TestSettings.of(annotation);
	}

	private static boolean withinApplication(Class<?> testClass) {
		for (Class<?> type = testClass; type != null; type = type.getEnclosingClass()) {
			boolean spring = AnnotationSupport.findRepeatableAnnotations(type, ExtendWith.class)
				.stream()
				.flatMap((extensions) -> Arrays.stream(extensions.value()))
				.anyMatch(SpringExtension.class::equals);
			if (spring) {
				return true;
			}
		}
		return false;
	}

}
