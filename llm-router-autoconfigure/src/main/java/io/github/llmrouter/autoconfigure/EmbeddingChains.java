package io.github.llmrouter.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.github.llmrouter.Target;
import io.github.llmrouter.pricing.EmbeddingModels;
import io.github.llmrouter.pricing.PriceBook;

/**
 * Refuses chains whose targets give vectors that cannot be compared: an index that was
 * filled by one of them would be searched in vain by another.
 */
final class EmbeddingChains {

	private final PriceBook prices;

	private final Problems problems;

	EmbeddingChains(PriceBook prices, Problems problems) {
		this.prices = prices;
		this.problems = problems;
	}

	void check(String chain, List<Target> targets) {
		Optional<Target> embedding = targets.stream().filter(this::embeds).findFirst();
		if (embedding.isPresent()) {
			requireSame(chain, embedding.get(), targets);
		}
	}

	private boolean embeds(Target target) {
		return target.dimensions() != null || EmbeddingModels.isEmbedding(this.prices, target);
	}

	private void requireSame(String chain, Target embedding, List<Target> targets) {
		for (Target target : targets) {
			if (!EmbeddingModels.same(embedding.model(), target.model())) {
				this.problems.add(PropertyNames.chain(chain), target.id(),
						"Its vectors cannot be compared with those of " + embedding.id() + ", which is another model.",
						"Make a chain of its own of each embedding model.");
				return;
			}
			if (!Objects.equals(embedding.dimensions(), target.dimensions())) {
				this.problems.add(
						PropertyNames.chain(chain), target.id(), "Its vectors shall have " + words(target)
								+ ", those of " + embedding.id() + " " + words(embedding) + ".",
						"Write the same dimensions at every target, or at none.");
				return;
			}
		}
	}

	private static String words(Target target) {
		Integer dimensions = target.dimensions();
		return (dimensions != null) ? dimensions + " dimensions" : "the model's usual dimensions";
	}

}
