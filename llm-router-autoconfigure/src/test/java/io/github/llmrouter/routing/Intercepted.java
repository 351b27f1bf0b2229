package io.github.llmrouter.routing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import io.github.llmrouter.provider.Provider;

/** Providers before whose exchanges something happens, on the thread that makes them. */
final class Intercepted {

	private Intercepted() {
	}

	static Provider before(Provider provider, Runnable action) {
		return (Provider) Proxy.newProxyInstance(Provider.class.getClassLoader(), new Class<?>[] { Provider.class },
				(proxy, method, arguments) -> {
					if (method.getName().equals("exchange") || method.getName().equals("stream")) {
						action.run();
					}
					try {
						return method.invoke(provider, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

}
