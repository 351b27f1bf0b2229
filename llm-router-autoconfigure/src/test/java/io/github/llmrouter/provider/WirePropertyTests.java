package io.github.llmrouter.provider;

import java.util.List;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import io.github.llmrouter.provider.WireSample.Format;

/** Each try meets every wire format. The same values in every run. */
class WirePropertyTests {

	@Provide
	Arbitrary<List<Integer>> sizes() {
		return WireProperties.sizes();
	}

	@Provide
	Arbitrary<List<Mutation>> mutations() {
		return WireProperties.mutations();
	}

	@Property(generation = GenerationMode.RANDOMIZED, seed = "20261122", tries = 1000)
	void anySplitIntoNetworkChunksGivesTheSameAnswer(@ForAll int which, @ForAll("sizes") List<Integer> sizes) {
		for (Format format : Format.values()) {
			WireProperties.splitIsUnseen(format, which, sizes);
		}
	}

	@Property(generation = GenerationMode.RANDOMIZED, seed = "20261122", tries = 1000)
	void anyTruncationIsTyped(@ForAll int which, @ForAll int cut) {
		for (Format format : Format.values()) {
			WireProperties.truncationIsTyped(format, which, cut);
		}
	}

	@Property(generation = GenerationMode.RANDOMIZED, seed = "20261122", tries = 1000)
	void noMutationEscapes(@ForAll int which, @ForAll("mutations") List<Mutation> mutations) {
		for (Format format : Format.values()) {
			WireProperties.mutationIsTyped(format, which, mutations);
		}
	}

}
