package io.github.llmrouter.autoconfigure;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.llmrouter.provider.HttpProviderFactory;

/**
 * Opens a connection to each provider, if that is wanted. Nothing waits for it, and no
 * provider for another: one that cannot be reached takes its whole time to connect.
 */
final class ConnectionWarmUp implements WarmUp {

	private static final Log logger = LogFactory.getLog(ConnectionWarmUp.class);

	private final HttpProviderFactory factory;

	private final List<String> providers;

	/**
	 * Creates a warm-up.
	 * @param factory opens the connections
	 * @param providers the names of those to connect to
	 */
	ConnectionWarmUp(HttpProviderFactory factory, List<String> providers) {
		this.factory = factory;
		this.providers = List.copyOf(providers);
	}

	@Override
	public void warmUp() {
		this.providers.forEach(this::connectInBackground);
	}

	private void connectInBackground(String provider) {
		Thread thread = new Thread(() -> connect(provider), "llm-router-connect-" + provider);
		thread.setDaemon(true);
		thread.start();
	}

	private void connect(String provider) {
		try {
			this.factory.connect(provider);
		}
		catch (IOException ex) {
			tell(provider, ex);
		}
		catch (RuntimeException ex) {
			logger.debug("The application was closed while a connection to '" + provider + "' was opened", ex);
		}
	}

	private static void tell(String provider, IOException ex) {
		if (ex instanceof InterruptedIOException && !(ex instanceof SocketTimeoutException)) {
			logger.debug("The application was closed while a connection to '" + provider + "' was opened", ex);
			return;
		}
		logger.warn("No connection to provider '" + provider
				+ "' could be opened ahead of its first call, which tries again: " + ex);
	}

}
