package io.github.llmrouter.pricing;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Target;
import io.github.llmrouter.TokenEstimator;

/**
 * Counts tokens as OpenAI's models do, for those whose encoding is published, and leaves
 * all others to another estimator. The first count reads the encoding from the class
 * path. Thread-safe.
 */
@Internal
public final class JtokkitEstimator implements TokenEstimator {

	/** As OpenAI's tiktoken maps models; later generations are not published there. */
	private static final List<Row> ROWS = List.of(
			new Row("(?:chat)?gpt-4o.*|gpt-4\\.[15].*|gpt-5.*|o[134](?:-.*)?|gpt-oss-.*", EncodingType.O200K_BASE),
			new Row("gpt-4(?:-.*)?|gpt-3\\.5-turbo.*|text-embedding-(?:3-.*|ada-002)", EncodingType.CL100K_BASE));

	private final EncodingRegistry encodings = Encodings.newLazyEncodingRegistry();

	private final TokenEstimator otherwise;

	/**
	 * Creates an estimator.
	 * @param otherwise guesses for models whose encoding is not known
	 */
	public JtokkitEstimator(TokenEstimator otherwise) {
		this.otherwise = otherwise;
	}

	@Override
	public long tokens(Target target, CharSequence text) {
		EncodingType type = encodingOf(target.model());
		if (type == null) {
			return this.otherwise.tokens(target, text);
		}
		Encoding encoding = this.encodings.getEncoding(type);
		return encoding.countTokensOrdinary(text.toString());
	}

	/** Gateways put the vendor before the model. */
	static @Nullable EncodingType encodingOf(String model) {
		String lower = model.toLowerCase(Locale.ROOT);
		int slash = lower.lastIndexOf('/');
		boolean foreign = slash >= 0 && !lower.startsWith("openai/");
		String bare = lower.substring(slash + 1);
		return foreign ? null
				: ROWS.stream()
					.filter((row) -> row.model().matcher(bare).matches())
					.map(Row::encoding)
					.findFirst()
					.orElse(null);
	}

	/**
	 * A row.
	 *
	 * @param model what the model id must match, in lower case and without its vendor
	 * @param encoding the encoding of such models
	 */
	private record Row(Pattern model, EncodingType encoding) {

		Row(String model, EncodingType encoding) {
			this(Pattern.compile(model), encoding);
		}

	}

}
