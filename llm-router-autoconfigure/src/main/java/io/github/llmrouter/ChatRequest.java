package io.github.llmrouter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A conversation to be answered, and by whom. Immutable and thread-safe, so one request
 * may be sent many times.
 *
 * <pre>{@code
 * ChatRequest request = ChatRequest.to("smart")
 *     .system("Be brief.")
 *     .user("Why is the sky blue?")
 *     .maxTokens(300)
 *     .build();
 * }</pre>
 */
public final class ChatRequest {

	private final String destination;

	private final List<Message> messages;

	private final ChatParameters parameters;

	private final @Nullable Duration timeout;

	private ChatRequest(Builder builder) {
		this.destination = builder.destination;
		this.messages = List.copyOf(builder.messages);
		this.parameters = builder.parameters.build();
		this.timeout = builder.timeout;
	}

	/**
	 * Starts a request.
	 * @param destination the name of a chain, or {@code provider/model}
	 * @return a builder
	 */
	public static Builder to(String destination) {
		return new Builder(destination);
	}

	/**
	 * Returns where the request goes.
	 * @return the name of a chain, or {@code provider/model}
	 */
	public String destination() {
		return this.destination;
	}

	/**
	 * Returns the conversation.
	 * @return an unmodifiable list, oldest first, never empty
	 */
	public List<Message> messages() {
		return this.messages;
	}

	/**
	 * Returns the parameters that were set; they win over those of a chain's target.
	 * @return the parameters, never null
	 */
	public ChatParameters parameters() {
		return this.parameters;
	}

	/**
	 * Returns how long the whole call may take, fallbacks included.
	 * @return the time, null for the configured one
	 */
	public @Nullable Duration timeout() {
		return this.timeout;
	}

	/** Shows sizes, never content. */
	@Override
	public String toString() {
		return "ChatRequest[to " + this.destination + ", " + this.messages.size() + " messages, " + this.parameters
				+ "]";
	}

	/** Collects a request; not thread-safe. */
	public static final class Builder {

		private final String destination;

		private final List<Message> messages = new ArrayList<>();

		private final ChatParameters.Builder parameters = ChatParameters.builder();

		private @Nullable Duration timeout;

		private Builder(String destination) {
			this.destination = Objects.requireNonNull(destination, "destination");
		}

		/**
		 * Adds instructions that stand above the conversation.
		 * @param text the instructions
		 * @return this builder
		 */
		public Builder system(String text) {
			return message(Message.system(text));
		}

		/**
		 * Adds a turn of the caller.
		 * @param text what the caller says
		 * @return this builder
		 */
		public Builder user(String text) {
			return message(Message.user(text));
		}

		/**
		 * Adds an earlier turn of the model.
		 * @param text what the model said
		 * @return this builder
		 */
		public Builder assistant(String text) {
			return message(Message.assistant(text));
		}

		/**
		 * Adds a turn.
		 * @param message the turn
		 * @return this builder
		 */
		public Builder message(Message message) {
			this.messages.add(Objects.requireNonNull(message, "message"));
			return this;
		}

		/**
		 * Adds several turns.
		 * @param messages the turns, oldest first
		 * @return this builder
		 */
		public Builder messages(List<Message> messages) {
			messages.forEach(this::message);
			return this;
		}

		/**
		 * Limits the answer.
		 * @param tokens the most output tokens, reasoning included; above 0
		 * @return this builder
		 */
		public Builder maxTokens(int tokens) {
			return parameter(Parameter.MAX_TOKENS, tokens);
		}

		/**
		 * Sets the sampling temperature.
		 * @param temperature 0 to 2
		 * @return this builder
		 */
		public Builder temperature(double temperature) {
			return parameter(Parameter.TEMPERATURE, temperature);
		}

		/**
		 * Sets nucleus sampling.
		 * @param topP above 0, to 1
		 * @return this builder
		 */
		public Builder topP(double topP) {
			return parameter(Parameter.TOP_P, topP);
		}

		/**
		 * Sets the texts at which generation ends.
		 * @param stop the stop sequences
		 * @return this builder
		 */
		public Builder stop(String... stop) {
			return parameter(Parameter.STOP, List.of(stop));
		}

		/**
		 * Sets any parameter.
		 * @param parameter which one
		 * @param value a value of {@link Parameter#type()}; null leaves it unset
		 * @return this builder
		 */
		public Builder parameter(Parameter parameter, @Nullable Object value) {
			this.parameters.set(parameter, value);
			return this;
		}

		/**
		 * Limits the whole call, fallbacks included.
		 * @param timeout the time, above zero
		 * @return this builder
		 */
		public Builder timeout(Duration timeout) {
			this.timeout = Objects.requireNonNull(timeout, "timeout");
			return this;
		}

		/**
		 * Creates the request.
		 * @return the request
		 * @throws InvalidRequestException if there is nothing to answer or the timeout is
		 * not positive
		 */
		public ChatRequest build() {
			if (this.destination.isBlank()) {
				throw new InvalidRequestException("The request names no chain and no provider/model.");
			}
			if (this.messages.stream().allMatch((message) -> message.text().isBlank())) {
				throw new InvalidRequestException(
						"The request to '" + this.destination + "' has no text: add a message with user(..).");
			}
			if (this.timeout != null && (this.timeout.isZero() || this.timeout.isNegative())) {
				throw new InvalidRequestException("The timeout must be above zero, not " + this.timeout + ".");
			}
			return new ChatRequest(this);
		}

	}

}
