package io.github.llmrouter.provider;

import java.util.List;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

import io.github.llmrouter.provider.WireSample.Format;

/**
 * Each try meets every wire format. Other values in every run, whose seed the report
 * names.
 */
@Tag("stress")
class WireStressTests {

	@Provide
	Arbitrary<List<Integer>> sizes() {
		return WireProperties.sizes();
	}

	@Provide
	Arbitrary<List<Mutation>> mutations() {
		return WireProperties.mutations();
	}

	@Property(generation = GenerationMode.RANDOMIZED, tries = 10_000)
	void anySplitIntoNetworkChunksGivesTheSameAnswer(@ForAll int which, @ForAll("sizes") List<Integer> sizes) {
		for (Format format : Format.values()) {
			WireProperties.splitIsUnseen(format, which, sizes);
		}
	}

	@Property(generation = GenerationMode.RANDOMIZED, tries = 10_000)
	void anyTruncationIsTyped(@ForAll int which, @ForAll int cut) {
		for (Format format : Format.values()) {
			WireProperties.truncationIsTyped(format, which, cut);
		}
	}

	@Property(generation = GenerationMode.RANDOMIZED, tries = 10_000)
	void noMutationEscapes(@ForAll int which, @ForAll("mutations") List<Mutation> mutations) {
		for (Format format : Format.values()) {
			WireProperties.mutationIsTyped(format, which, mutations);
		}
	}

}
