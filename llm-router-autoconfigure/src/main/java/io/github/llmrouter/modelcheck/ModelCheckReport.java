package io.github.llmrouter.modelcheck;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;

/**
 * What a check of the configured models found.
 *
 * @param checkedAt when it began
 * @param providers what each provider said, in the order in which they were asked
 */
public record ModelCheckReport(Instant checkedAt, List<ProviderModels> providers) {

	public ModelCheckReport {
		providers = List.copyOf(providers);
	}

	/**
	 * Returns the models that need somebody's attention.
	 * @return those that are gone or whose end is announced
	 */
	public List<ModelFinding> warnings() {
		return findings().filter((finding) -> finding.state().needsAttention()).toList();
	}

	private Stream<ModelFinding> findings() {
		return this.providers.stream().flatMap((provider) -> provider.models().stream());
	}

	/**
	 * What one provider said.
	 *
	 * @param provider its name
	 * @param failure why it could not be asked, null if it was, or if it has no list
	 * @param unknownBecause why nothing can be told about some or all of its models, free
	 * of keys; null if its whole list is known
	 * @param models its configured models, each once
	 */
	public record ProviderModels(String provider, @Nullable FailureKind failure, @Nullable String unknownBecause,
			List<ModelFinding> models) {

		public ProviderModels {
			models = List.copyOf(models);
		}

	}
}
