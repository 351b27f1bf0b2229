package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ContentPart;
import io.github.llmrouter.Demand;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;
import io.github.llmrouter.ToolResult;
import io.github.llmrouter.dialect.Dialect;
import io.github.llmrouter.dialect.Dialect.MediaSupport;
import io.github.llmrouter.health.Health;
import io.github.llmrouter.pricing.ModelAbilities;
import io.github.llmrouter.provider.Provider;

/**
 * Looks whether a target can serve a request before it is asked. What is not known to be
 * impossible is tried. Thread-safe.
 */
final class Preflight {

	private final Health health;

	private final PromptSize promptSize;

	private final @Nullable MediaSource mediaSource;

	/**
	 * Creates a preflight.
	 * @param health what is remembered between calls
	 * @param promptSize compares prompts with windows
	 * @param mediaSource fetches media; null where they are assumed to be there
	 */
	Preflight(Health health, PromptSize promptSize, @Nullable MediaSource mediaSource) {
		this.health = health;
		this.promptSize = promptSize;
		this.mediaSource = mediaSource;
	}

	/** Estimates the tokens of a prompt and of the longest answer that is allowed. */
	long tokens(Preparation preparation, Target target) {
		return this.promptSize.withAnswer(preparation.request(), target);
	}

	/** Estimates the tokens of texts. */
	long tokens(List<String> texts, Target target) {
		return this.promptSize.tokens(texts, target);
	}

	/** Returns why a target cannot serve, null if nothing speaks against it. */
	@Nullable Skip unableToServe(Preparation preparation, Target target, Provider provider, Duration left) {
		String reason = missing(preparation.demands(), target, provider.dialect());
		if (reason == null) {
			reason = this.promptSize.tooLarge(preparation.request(), target);
		}
		if (reason == null) {
			reason = mediaProblem(preparation, target, provider, left);
		}
		return (reason != null) ? Skip.of(target, SkipReason.CANNOT_SERVE, null, reason) : null;
	}

	private @Nullable String missing(Set<Demand> demands, Target target, Dialect dialect) {
		if (demands.isEmpty()) {
			return null;
		}
		Set<Demand> lacked = ModelAbilities.lackedBy(target);
		if (dialect.readsDocuments()) {
			lacked.remove(Demand.DOCUMENTS);
		}
		lacked.addAll(this.health.unmetDemands(target));
		return demands.stream().filter(lacked::contains).findFirst().map(Demands::missing).orElse(null);
	}

	private @Nullable String mediaProblem(Preparation preparation, Target target, Provider provider, Duration left) {
		for (MediaPart part : media(preparation.request())) {
			MediaSupport support = provider.dialect().support(part, target);
			if (support == MediaSupport.NONE) {
				return "it takes no " + part.kind().name().toLowerCase(Locale.ROOT);
			}
			MediaSource source = this.mediaSource;
			if (support == MediaSupport.AS_BYTES && part.uri() != null && source != null) {
				MediaSource.Fetched fetched = preparation.fetch(part, (wanted) -> source.fetch(wanted, left));
				MediaPart file = fetched.part();
				if (file == null) {
					return fetched.problem();
				}
				if (provider.dialect().support(file, target) == MediaSupport.NONE) {
					return "it takes no " + file.mediaType();
				}
			}
		}
		return null;
	}

	private static List<MediaPart> media(ChatRequest request) {
		List<MediaPart> media = new ArrayList<>();
		for (Message message : request.messages()) {
			collect(message.parts(), media);
		}
		return media;
	}

	private static void collect(List<ContentPart> parts, List<MediaPart> media) {
		for (ContentPart part : parts) {
			if (part instanceof MediaPart found) {
				media.add(found);
			}
			else if (part instanceof ToolResult result) {
				collect(result.content(), media);
			}
		}
	}

}
