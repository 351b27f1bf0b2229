package io.github.llmrouter.routing;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.Context;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** No class of an optional library may be needed where it is really gone. */
class ThreadContextWithoutLibrariesTests {

	@Test
	void withoutContextPropagationTheDiagnosticContextIsCarried() throws Exception {
		try (URLClassLoader bare = classPath(ThreadContext.class, ClassUtils.class, MDC.class, LoggerContext.class,
				Context.class)) {
			Class<?> diagnostic = bare.loadClass(MDC.class.getName());
			Method get = diagnostic.getMethod("get", String.class);
			diagnostic.getMethod("put", String.class, String.class).invoke(null, "tenant", "alps");
			List<Object> seen = new ArrayList<>();
			run(bare, () -> seen.add(invoke(get, "tenant")));
			assertThat(seen).containsExactly("alps");
		}
	}

	@Test
	void withoutEitherTheTaskRunsAllTheSame() throws Exception {
		try (URLClassLoader bare = classPath(ThreadContext.class, ClassUtils.class)) {
			List<Object> seen = new ArrayList<>();
			run(bare, () -> seen.add("ran"));
			assertThat(seen).containsExactly("ran");
		}
	}

	/** Runs a task on another thread as the context of a class path carries it. */
	private static void run(URLClassLoader bare, Runnable task) throws Exception {
		Class<?> type = bare.loadClass(ThreadContext.class.getName());
		Method create = type.getDeclaredMethod("create");
		create.setAccessible(true);
		Method carry = type.getMethod("carry", Runnable.class);
		carry.setAccessible(true);
		Thread thread = new Thread((Runnable) carry.invoke(create.invoke(null), task));
		thread.start();
		thread.join();
	}

	private static Object invoke(Method method, Object argument) {
		try {
			return method.invoke(null, argument);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static URLClassLoader classPath(Class<?>... of) {
		URL[] urls = Stream.of(of)
			.map((type) -> type.getProtectionDomain().getCodeSource().getLocation())
			.toArray(URL[]::new);
		return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
	}

}
