package io.github.llmrouter.provider;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts from elsewhere are made fit to be shown. */
class RedactionTests {

	private final Redaction redaction = new Redaction(List.of("my+secret/key-0123456789", "abcd1234", "x", ""));

	@Test
	void anOrdinaryTextStays() {
		String text = "Rate limit reached for gpt-5 in organization org-x: 3 of 3, see https://example.org/a?b=c";
		assertThat(this.redaction.redact(text)).isEqualTo(text);
	}

	@Test
	void aKnownKeyIsReplaced() {
		assertThat(this.redaction.redact("<my+secret/key-0123456789> abcd1234.")).isEqualTo("<[redacted]> [redacted].");
	}

	@Test
	void aKnownKeyAsAUrlWritesItIsReplaced() {
		assertThat(this.redaction.redact("?key=my%2Bsecret%2Fkey-0123456789&a=b")).isEqualTo("?key=[redacted]&a=b");
	}

	@Test
	void aLargePartOfAKnownKeyIsReplaced() {
		assertThat(this.redaction.redact("starts with 'my+secret/key-0'")).isEqualTo("starts with '[redacted]'");
		assertThat(this.redaction.redact("ends with 'key-0123456789'")).isEqualTo("ends with '[redacted]'");
	}

	@Test
	void aMaskedKeyStays() {
		assertThat(this.redaction.redact("Incorrect API key provided: sk-ab***xyz, my+se****6789"))
			.isEqualTo("Incorrect API key provided: sk-ab***xyz, my+se****6789");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sk-0123456789abcdef", "sk-ant-api03-abc_def-ghi", "sk-or-v1-0123456789",
			"AIzaSyA-0123456789_abcdefg", "gsk_0123456789abcdef", "xai-0123456789abcdef" })
	void whatLooksLikeAKeyIsReplaced(String key) {
		assertThat(this.redaction.redact("key '" + key + "' is bad")).isEqualTo("key '[redacted]' is bad");
	}

	@Test
	void whatABearerHeaderHoldsIsReplaced() {
		assertThat(this.redaction.redact("authorization: bearer abc.def-123"))
			.isEqualTo("authorization: bearer [redacted]");
		assertThat(this.redaction.redact("Bearer authentication required")).isEqualTo("Bearer authentication required");
	}

	@Test
	void controlCharactersAreRemoved() {
		assertThat(this.redaction.redact("a\r\n\tb\u0000c\u2028d\u202Ee\u001B[31m\n")).isEqualTo("a b c de [31m");
	}

	@Test
	void aKeyHiddenBetweenControlCharactersIsReplaced() {
		assertThat(this.redaction.redact("ab\u200Bcd\u200B1234")).isEqualTo("[redacted]");
	}

	@Test
	void aLongTextIsCutAndNoPairIsTornApart() {
		assertThat(this.redaction.redact("a".repeat(500))).hasSize(500).doesNotContain("…");
		assertThat(this.redaction.redact("a".repeat(501))).hasSize(500).endsWith("a…");
		assertThat(this.redaction.redact("a".repeat(498) + "😀😀")).isEqualTo("a".repeat(498) + "…");
	}

	@Test
	void aNameLosesKeysAndNothingElse() {
		Redaction names = new Redaction(List.of("my+secret/key-0123456789", "test"));
		assertThat(names.redactName("test-model of my+secret/key-0123456789")).isEqualTo("test-model of [redacted]");
		assertThat(names.redactName("hf_model-" + "a".repeat(600))).isEqualTo("hf_model-" + "a".repeat(600));
	}

	@Test
	void aKeyAtTheCutIsReplacedBeforeTheCut() {
		assertThat(this.redaction.redact("a".repeat(480) + " my+secret/key-0123456789")).doesNotContain("secret");
	}

	@Test
	void secretsOfAnAccountAreItsKeysAndItsSecretHeaders() {
		try (Account account = new Account(URI.create("http://localhost"))) {
			account.headers = Map.of("X-Auth-Token", "first-value", "anthropic-version", "2023-06-01");
			assertThat(new AccountKeys(account.settings(), List.of()).redaction()
				.redact(Account.SECRET + " first-value 2023-06-01")).isEqualTo("[redacted] [redacted] 2023-06-01");
		}
	}

	@Test
	void everyPartOfTwelveCharactersIsFoundInANameWhereverItStands() {
		String secret = "my+secret/key-0123456789";
		Redaction names = new Redaction(List.of(secret));
		String tooShort = secret.substring(0, 11);
		for (int part = 0; part + 12 <= secret.length(); part++) {
			for (int before = 0; before < 30; before++) {
				String name = (tooShort + "|").repeat(3).substring(0, before) + "|" + secret.substring(part, part + 12);
				assertThat(names.redactName(name)).endsWith("|[redacted]");
				assertThat(names.redactName(name + "|" + tooShort)).endsWith("|[redacted]|" + tooShort);
			}
		}
	}

	@Test
	void aNameOfNothingButShortPiecesOfAKeyStays() {
		Redaction names = new Redaction(List.of("my+secret/key-0123456789"));
		String name = "my+secret/k|y+secret/ke|key-0123456|-0123456789";
		assertThat(names.redactName(name)).isSameAs(name);
	}

}
