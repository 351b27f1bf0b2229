package io.github.llmrouter.simulator;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a provider's list of models. Immutable; what a provider's list does not
 * tell is left out of it.
 *
 * @param id the id without any prefix that the list adds
 * @param endsOn the day after which the provider may remove it, or {@code null}
 * @param successor the id that replaces it, or {@code null}
 * @param aliases other ids by which it can be called
 * @param methods what Google lets it do, such as {@code generateContent}
 */
public record SimulatedModel(String id, @Nullable LocalDate endsOn, @Nullable String successor, List<String> aliases,
		List<String> methods) {

	public SimulatedModel {
		Objects.requireNonNull(id, "id");
		aliases = List.copyOf(aliases);
		methods = List.copyOf(methods);
	}

	/**
	 * A model that generates content and of which no end is announced.
	 * @param id its id
	 * @return the model
	 */
	public static SimulatedModel of(String id) {
		return new SimulatedModel(id, null, null, List.of(), List.of("generateContent"));
	}

	/**
	 * This model with the announcement of its end: OpenAI, Mistral and OpenRouter tell
	 * one.
	 * @param day the day
	 * @return a new model
	 */
	public SimulatedModel endsOn(LocalDate day) {
		return new SimulatedModel(this.id, day, this.successor, this.aliases, this.methods);
	}

	/**
	 * This model with what replaces it: Mistral tells it.
	 * @param successor the id of the other model
	 * @return a new model
	 */
	public SimulatedModel successor(String successor) {
		return new SimulatedModel(this.id, this.endsOn, successor, this.aliases, this.methods);
	}

	/**
	 * This model under further ids: Mistral lists them, OpenRouter lists one.
	 * @param aliases the ids
	 * @return a new model
	 */
	public SimulatedModel aliases(String... aliases) {
		return new SimulatedModel(this.id, this.endsOn, this.successor, List.of(aliases), this.methods);
	}

	/**
	 * This model with other methods: Google lists them.
	 * @param methods the methods
	 * @return a new model
	 */
	public SimulatedModel methods(String... methods) {
		return new SimulatedModel(this.id, this.endsOn, this.successor, this.aliases, List.of(methods));
	}

}
