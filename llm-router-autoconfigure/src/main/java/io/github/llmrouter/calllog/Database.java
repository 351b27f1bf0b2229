package io.github.llmrouter.calllog;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * An open database with our tables. Thread-safe.
 *
 * @param kind whose it is
 * @param dataSource gives connections
 * @param description where it is, for people; no password
 * @param closing ends it, null if it is not ours to end
 */
record Database(Kind kind, DataSource dataSource, String description, @Nullable Runnable closing) {

	void close() {
		if (this.closing != null) {
			this.closing.run();
		}
	}

	/** Whose a database is and how long it lives. */
	enum Kind {

		/** Ours; gone with the application. */
		MEMORY,

		/** Ours; a file. */
		FILE,

		/** The application's. */
		APPLICATION

	}
}
