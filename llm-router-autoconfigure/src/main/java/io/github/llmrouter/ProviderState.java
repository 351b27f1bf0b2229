package io.github.llmrouter;

import java.util.Objects;

/**
 * Opaque state that one model at one provider wants back unchanged with the conversation,
 * such as a signature of its thinking. Sent to that provider and model only; on a hop
 * elsewhere it is left out. May be stored with the conversation.
 *
 * @param provider the configured name of the provider that gave it
 * @param model the model it was asked for, as the target spells it
 * @param format what it is, in the words of the wire format
 * @param data the state, as the wire format writes it
 */
public record ProviderState(String provider, String model, String format, String data) {

	public ProviderState {
		Objects.requireNonNull(provider, "provider");
		Objects.requireNonNull(model, "model");
		Objects.requireNonNull(format, "format");
		Objects.requireNonNull(data, "data");
	}

	/**
	 * Returns whether this may be sent to a target.
	 * @param target where the conversation goes
	 * @return true for the provider and model that gave it
	 */
	public boolean belongsTo(Target target) {
		return this.provider.equals(target.provider()) && this.model.equals(target.model());
	}

	/** Shows whose it is, never the state. */
	@Override
	public String toString() {
		return "ProviderState[" + this.provider + "/" + this.model + ", " + this.format + ", " + this.data.length()
				+ " characters]";
	}
}
