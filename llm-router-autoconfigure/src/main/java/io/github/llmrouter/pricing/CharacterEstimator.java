package io.github.llmrouter.pricing;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Target;
import io.github.llmrouter.TokenEstimator;

/**
 * Guesses tokens by counting characters: four Latin characters, two of another alphabet
 * or one of a Chinese, Japanese or Korean text make a token. Good to about a third for
 * prose of any model. Too low for text without words, such as Base64, long numbers and
 * minified code, and for scripts that a model was hardly trained on. Thread-safe.
 */
@Internal
public final class CharacterEstimator implements TokenEstimator {

	private static final Set<UnicodeScript> ONE_EACH = EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA,
			UnicodeScript.KATAKANA, UnicodeScript.HANGUL, UnicodeScript.BOPOMOFO);

	/** Latin letters end here; punctuation and digits lie below. */
	private static final int LATIN_END = 0x250;

	private static final int QUARTERS = 4;

	@Override
	public long tokens(Target target, CharSequence text) {
		long quarters = text.codePoints().mapToLong(CharacterEstimator::quarters).sum();
		return (quarters + QUARTERS - 1) / QUARTERS;
	}

	private static long quarters(int character) {
		if (character < LATIN_END) {
			return 1;
		}
		return ONE_EACH.contains(UnicodeScript.of(character)) ? QUARTERS : 2;
	}

}
