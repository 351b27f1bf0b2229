package io.github.llmrouter.routing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Supplier;

import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.Provider;
import io.github.llmrouter.provider.StreamExchange;

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
					return invoke(provider, method, arguments);
				});
	}

	/** Returns a provider with other keys, which may be others each time. */
	static Provider withKeys(Provider provider, Supplier<List<ApiKey>> keys) {
		return (Provider) Proxy.newProxyInstance(Provider.class.getClassLoader(), new Class<?>[] { Provider.class },
				(proxy, method, arguments) -> method.getName().equals("keys") ? keys.get()
						: invoke(provider, method, arguments));
	}

	/** Returns a provider whose streams cannot be accounted for once they have ended. */
	static Provider withBrokenEnds(Provider provider) {
		return (Provider) Proxy.newProxyInstance(Provider.class.getClassLoader(), new Class<?>[] { Provider.class },
				(proxy, method, arguments) -> {
					Object made = invoke(provider, method, arguments);
					return (made instanceof StreamExchange stream) ? withBrokenEnd(stream) : made;
				});
	}

	private static StreamExchange withBrokenEnd(StreamExchange stream) {
		return (StreamExchange) Proxy.newProxyInstance(Provider.class.getClassLoader(),
				new Class<?>[] { StreamExchange.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("exchange")) {
						throw new StackOverflowError();
					}
					return invoke(stream, method, arguments);
				});
	}

	private static Object invoke(Object behind, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(behind, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
