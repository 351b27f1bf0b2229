package io.github.llmrouter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

	private final List<Tool> tools;

	private final @Nullable ToolChoice toolChoice;

	private final @Nullable ResponseFormat responseFormat;

	private final Map<String, Map<String, Object>> options;

	private final @Nullable Boolean continueOnBreak;

	private final @Nullable Duration timeout;

	private ChatRequest(Builder builder) {
		this.destination = builder.destination;
		this.messages = List.copyOf(builder.messages);
		this.parameters = builder.parameters.build();
		this.tools = List.copyOf(builder.tools);
		this.toolChoice = builder.toolChoice;
		this.responseFormat = builder.responseFormat;
		this.options = Map.copyOf(builder.options);
		this.continueOnBreak = builder.continueOnBreak;
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
	 * Returns the tools that the model may ask for.
	 * @return an unmodifiable list, empty if there are none
	 */
	public List<Tool> tools() {
		return this.tools;
	}

	/**
	 * Returns whether tools may or must be called.
	 * @return the choice, null to leave it to the model
	 */
	public @Nullable ToolChoice toolChoice() {
		return this.toolChoice;
	}

	/**
	 * Returns the form that the answer must have.
	 * @return the format, null for plain text
	 */
	public @Nullable ResponseFormat responseFormat() {
		return this.responseFormat;
	}

	/**
	 * Returns request fields that one provider alone knows.
	 * @param provider the configured name of the provider
	 * @return the fields by their names on the wire, empty if there are none
	 */
	public Map<String, Object> options(String provider) {
		return this.options.getOrDefault(provider, Map.of());
	}

	/**
	 * Returns whether the next target continues the text of a stream that broke.
	 * @return the wish, null for what the chain is configured to do
	 */
	public @Nullable Boolean continueOnBreak() {
		return this.continueOnBreak;
	}

	/**
	 * Returns a builder that holds everything of this request, to change some of it.
	 * @return a builder
	 */
	public Builder toBuilder() {
		Builder builder = new Builder(this.destination).messages(this.messages);
		this.parameters.asMap().forEach(builder::parameter);
		builder.tools.addAll(this.tools);
		builder.toolChoice = this.toolChoice;
		builder.responseFormat = this.responseFormat;
		builder.options.putAll(this.options);
		builder.continueOnBreak = this.continueOnBreak;
		builder.timeout = this.timeout;
		return builder;
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
				+ (this.tools.isEmpty() ? "" : ", " + this.tools)
				+ ((this.responseFormat != null) ? ", " + this.responseFormat : "") + "]";
	}

	/** Collects a request; not thread-safe. */
	public static final class Builder {

		private final String destination;

		private final List<Message> messages = new ArrayList<>();

		private final ChatParameters.Builder parameters = ChatParameters.builder();

		private final List<Tool> tools = new ArrayList<>();

		private @Nullable ToolChoice toolChoice;

		private @Nullable ResponseFormat responseFormat;

		private final Map<String, Map<String, Object>> options = new LinkedHashMap<>();

		private @Nullable Boolean continueOnBreak;

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
		 * Sets how much the model shall reason.
		 * @param effort how much
		 * @return this builder
		 */
		public Builder reasoningEffort(ReasoningEffort effort) {
			return parameter(Parameter.REASONING_EFFORT, effort);
		}

		/**
		 * Offers tools to the model.
		 * @param offered the tools
		 * @return this builder
		 */
		public Builder tools(Tool... offered) {
			return tools(List.of(offered));
		}

		/**
		 * Offers tools to the model.
		 * @param offered the tools
		 * @return this builder
		 */
		public Builder tools(List<Tool> offered) {
			this.tools.addAll(offered);
			return this;
		}

		/**
		 * Sets whether tools may or must be called.
		 * @param choice the choice
		 * @return this builder
		 */
		public Builder toolChoice(ToolChoice choice) {
			this.toolChoice = Objects.requireNonNull(choice, "choice");
			return this;
		}

		/**
		 * Wants the answer as JSON that becomes an object of a type, which
		 * {@link ChatResponse#entity} then returns.
		 * @param type a record or class
		 * @return this builder
		 */
		public Builder responseAs(Class<?> type) {
			return responseFormat(ResponseFormat.of(type));
		}

		/**
		 * Sets the form that the answer must have.
		 * @param format the format
		 * @return this builder
		 */
		public Builder responseFormat(ResponseFormat format) {
			this.responseFormat = Objects.requireNonNull(format, "format");
			return this;
		}

		/**
		 * Sets request fields that one provider alone knows. They are sent to nobody
		 * else, and win over the options of a target.
		 * @param provider the configured name of the provider
		 * @param fields the fields by their names on the wire: text, numbers, booleans,
		 * lists and maps
		 * @return this builder
		 */
		public Builder options(String provider, Map<String, ?> fields) {
			this.options.put(provider, Map.copyOf(fields));
			return this;
		}

		/**
		 * Sets whether the next target continues the text of a stream that broke after
		 * its beginning reached the caller.
		 * @param wanted true to continue plain prose elsewhere
		 * @return this builder
		 */
		public Builder continueOnBreak(boolean wanted) {
			this.continueOnBreak = wanted;
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
			if (this.messages.stream().noneMatch(Message::hasContent)) {
				throw new InvalidRequestException(
						"The request to '" + this.destination + "' has no text: add a message with user(..).");
			}
			ToolChoice.requireUsable(this.toolChoice, this.tools);
			if (this.timeout != null && (this.timeout.isZero() || this.timeout.isNegative())) {
				throw new InvalidRequestException("The timeout must be above zero, not " + this.timeout + ".");
			}
			return new ChatRequest(this);
		}

	}

}
