package io.github.llmrouter.autoconfigure;

import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.llmrouter.Internal;

/**
 * Configuration of the console.
 *
 * @param enabled whether the console is served
 * @param path where it is served, below the servlet path
 * @param access who may open it: 'auto' for users that the application authenticated and,
 * without such a user, only this machine; 'open' for everybody
 * @param timeZone the zone that times are shown in; the JVM's if absent
 */
@Internal
public record ConsoleProperties(@DefaultValue("false") boolean enabled, @DefaultValue("/llm-router") String path,
		@DefaultValue("auto") Access access, @Nullable ZoneId timeZone) {

	/** Who may open the console. */
	@Internal
	public enum Access {

		/** Users that the application authenticated, otherwise this machine only. */
		AUTO,

		/** Everybody who reaches the application. */
		OPEN

	}
}
