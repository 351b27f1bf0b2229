package io.github.llmrouter.autoconfigure;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Says once at start that the HTTP client the router brings is now also the one that
 * Spring Boot picks for the application's own clients, unless the application has chosen.
 */
final class SharedHttpClientNotice {

	private static final Log logger = LogFactory.getLog(SharedHttpClientNotice.class);

	private static final String CHOICE = "spring.http.clients.imperative.factory";

	private static final String BOOT_CLIENTS = "org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder";

	private SharedHttpClientNotice() {
	}

	static void log(Environment environment, ClassLoader classLoader) {
		if (!environment.containsProperty(CHOICE) && ClassUtils.isPresent(BOOT_CLIENTS, classLoader)) {
			logger.info("Apache HttpClient 5, which LLM Router uses, is on the class path, so Spring Boot also uses it "
					+ "for RestClients of this application; set " + CHOICE
					+ "=jdk to keep the JDK's client, or =http-components to keep this one and drop this line.");
		}
	}

}
