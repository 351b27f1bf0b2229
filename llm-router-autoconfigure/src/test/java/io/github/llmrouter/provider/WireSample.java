package io.github.llmrouter.provider;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.Target;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.dialect.ChatCall;
import io.github.llmrouter.dialect.Dialect;
import io.github.llmrouter.dialect.Dialects;
import io.github.llmrouter.dialect.WireExchange;

/**
 * A body of a wire format as it goes over the wire.
 *
 * @param format whose it is
 * @param name what it is called in a failed test
 * @param streamed whether it consists of events
 * @param body its bytes
 */
public record WireSample(Format format, String name, boolean streamed, byte[] body) {

	static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

	/** The wire formats, with what each says at the end of an answer. */
	public enum Format {

		OPENAI("openai", "gpt-4o", "\"finish_reason\":\\s*[\"{]|\"finish_details\":\\s*\\{|data: ?\\[DONE]"),

		OPENROUTER("openrouter", "openai/gpt-4o", OPENAI.end),

		ANTHROPIC("anthropic", "claude-sonnet-4-5", "\"stop_reason\":\\s*\"|\"message_stop\""),

		GEMINI("gemini", "gemini-2.5-flash", "\"finishReason\":\\s*\"|\"blockReason\":\\s*\""),

		RESPONSES("openai", "gpt-5-pro", "\"response\\.(?:completed|incomplete)\"");

		private final String dialect;

		private final String model;

		private final String end;

		Format(String dialect, String model, String end) {
			this.dialect = dialect;
			this.model = model;
			this.end = end;
		}

		/** Returns a call whose replies are in this format. */
		WireExchange exchange(boolean streamed) {
			ChatCall call = new ChatCall(ChatRequest.to("chain").user("Hello").build(),
					Target.of("account", this.model), Set.of(), null, new ChatCall.Extras(null, Map.of(), streamed));
			return call.in(dialect());
		}

		Dialect dialect() {
			return Objects.requireNonNull(Dialects.find(this.dialect));
		}

		ProviderSettings settings() {
			return new ProviderSettings("account", dialect(), URI.create("https://api.example.com/v1"),
					List.of(new ApiKey("key-0123456789abcdef", null, null)), dialect().authStyle(), Map.of(), Map.of(),
					new ProviderSettings.Connection(Timeouts.none(), null, null));
		}

		/** Returns whether what has arrived says that the answer is complete. */
		boolean saysComplete(byte[] arrived) {
			Matcher matcher = Pattern.compile(this.end).matcher(new String(arrived, StandardCharsets.UTF_8));
			return matcher.find();
		}

	}

	@Override
	public String toString() {
		return this.format + " " + this.name + " (" + this.body.length + " bytes)";
	}

}
