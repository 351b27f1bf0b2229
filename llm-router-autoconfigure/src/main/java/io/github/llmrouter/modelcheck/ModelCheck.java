package io.github.llmrouter.modelcheck;

import org.jspecify.annotations.Nullable;

/**
 * Looks whether the models of the configured chains still exist at their providers. The
 * application gets a bean of this type; a bean of its own replaces it. Thread-safe.
 */
public interface ModelCheck {

	/**
	 * Asks each provider that a chain names for its list of models, and compares. Every
	 * model that is gone or whose end is announced is logged as a warning with its
	 * successor; providers of which nothing can be told share one line.
	 * <p>
	 * Blocks for as long as the providers take, one after the other, each at most the
	 * configured time. Nothing is asked twice, and neither cool-downs nor limits of the
	 * calls are touched.
	 * @return what was found; never throws for what a provider does
	 */
	ModelCheckReport check();

	/**
	 * Returns what the last check found, without asking anybody.
	 * @return the report, null if there was no check yet
	 */
	@Nullable ModelCheckReport latest();

}
