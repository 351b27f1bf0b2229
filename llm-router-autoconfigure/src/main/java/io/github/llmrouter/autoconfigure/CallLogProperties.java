package io.github.llmrouter.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

import io.github.llmrouter.Internal;

/**
 * Configuration of the call log.
 *
 * @param enabled whether calls are logged, where JPA and H2 are on the class path
 * @param datasource where to: 'own' for a database of the router's own, 'application' for
 * the application's only or primary DataSource, otherwise the name of a DataSource bean
 * @param path file of the router's own database, without extension, such as
 * ./data/llm-router; in memory if it is absent
 * @param initializeSchema when the tables are created: 'embedded' in the router's own
 * database and in one that lives in memory, 'always' or 'never'
 * @param retention how long calls are kept in a database that outlives the application
 * @param maxCallsInMemory how many calls an in-memory database keeps
 */
@Internal
public record CallLogProperties(@DefaultValue("true") boolean enabled, @DefaultValue("own") String datasource,
		@Nullable String path, @DefaultValue("embedded") SchemaInitialization initializeSchema,
		@DefaultValue("30d") Duration retention, @DefaultValue("10000") int maxCallsInMemory) {

	/** When the tables are created. */
	@Internal
	public enum SchemaInitialization {

		/** In the router's own database and in one that lives in memory. */
		EMBEDDED,

		/** In any database. */
		ALWAYS,

		/** Never: somebody else creates them. */
		NEVER

	}
}
