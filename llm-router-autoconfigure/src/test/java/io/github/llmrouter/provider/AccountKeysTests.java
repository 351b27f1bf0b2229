package io.github.llmrouter.provider;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ExtendWith(OutputCaptureExtension.class)
class AccountKeysTests {

	private static final String FIRST = "first-supplied-key-0001";

	private static final String SECOND = "second-supplied-key-0002";

	private final AtomicReference<List<ProviderKey>> supplied = new AtomicReference<>(List.of());

	private final KeySource source = KeySource.of("acme", () -> {
		if (this.supplied.get() == null) {
			throw new IllegalStateException("the vault said " + FIRST);
		}
		return this.supplied.get();
	});

	private final AccountKeys keys = keys(this.source);

	private static AccountKeys keys(KeySource... sources) {
		try (Account account = new Account(URI.create("http://localhost"))) {
			return new AccountKeys(account.settings(), List.of(sources));
		}
	}

	private void supply(String... values) {
		this.supplied.set(List.of(values).stream().map(ProviderKey::of).toList());
	}

	private List<String> values() {
		return this.keys.current().stream().map(ApiKey::value).toList();
	}

	@Test
	void aSourceWinsOverTheConfigurationWhileItReturnsAnything() {
		assertThat(values()).containsExactly(Account.SECRET);
		supply(FIRST, SECOND);
		assertThat(values()).containsExactly(FIRST, SECOND);
		supply();
		assertThat(values()).containsExactly(Account.SECRET);
	}

	@Test
	void theFirstOfSeveralSourcesThatReturnsAnythingWins() {
		AccountKeys ordered = keys(KeySource.of("acme", List::of),
				KeySource.of("acme", () -> List.of(ProviderKey.of(SECOND))), this.source);
		supply(FIRST);
		assertThat(ordered.current()).extracting(ApiKey::value).containsExactly(SECOND);
	}

	@Test
	void anEqualListIsTheSameKeys() {
		supply(FIRST);
		List<ApiKey> before = this.keys.current();
		supply(FIRST);
		assertThat(this.keys.current()).isSameAs(before);
	}

	@Test
	void aListThatIsChangedInPlaceCounts() {
		List<ProviderKey> list = new ArrayList<>(List.of(ProviderKey.of(FIRST)));
		this.supplied.set(list);
		assertThat(values()).containsExactly(FIRST);
		list.set(0, ProviderKey.of(SECOND));
		assertThat(values()).containsExactly(SECOND);
	}

	@Test
	void aSourceThatFailsKeepsItsLastKeysAndSaysSoOnceWithoutThem(CapturedOutput output) {
		supply(FIRST);
		assertThat(values()).containsExactly(FIRST);
		this.supplied.set(null);
		for (int i = 0; i < 3; i++) {
			assertThat(values()).containsExactly(FIRST);
		}
		assertThat(output).containsOnlyOnce("failed for provider 'acme' with java.lang.IllegalStateException")
			.doesNotContain("the vault said")
			.doesNotContain(FIRST);
		supply(SECOND);
		assertThat(values()).containsExactly(SECOND);
		this.supplied.set(null);
		assertThat(values()).containsExactly(SECOND);
		assertThat(output.getOut().split("failed for provider 'acme'", -1)).hasSize(3);
	}

	@Test
	void aSourceThatFailsFromTheStartLeavesTheConfiguredKeys() {
		this.supplied.set(null);
		assertThat(values()).containsExactly(Account.SECRET);
	}

	@Test
	void aChangedValueUnderTheSameLabelIsAnotherKey() {
		this.supplied.set(List.of(ProviderKey.of(FIRST).label("vault").quotaGroup("team")));
		ApiKey before = this.keys.current().get(0);
		this.supplied.set(List.of(ProviderKey.of(SECOND).label("vault").quotaGroup("team")));
		ApiKey after = this.keys.current().get(0);
		assertThat(before.label()).isEqualTo(after.label()).isEqualTo("vault");
		assertThat(after).isNotEqualTo(before).isEqualTo(new ApiKey(SECOND, "vault", "team"));
		assertThat(after).hasSameHashCodeAs(new ApiKey(SECOND, "vault", "team"));
	}

	@Test
	void keysThatComeTwiceCountOnceAndShortOnesAreToldApart() {
		supply("short-1", "short-2", "short-1");
		assertThat(this.keys.current()).extracting(ApiKey::label).containsExactly("key", "key 2");
	}

	@Test
	void textsAreFreeOfKeysOfNowAndOfBefore() {
		supply(FIRST);
		values();
		supply(SECOND);
		values();
		assertThat(this.keys.redaction().redact(FIRST + " " + SECOND + " " + Account.SECRET))
			.isEqualTo("[redacted] [redacted] [redacted]");
	}

	@Test
	void aKeyInUseIsKeptOutOfTextsHoweverManyCameSince() {
		supply(FIRST);
		ApiKey old = this.keys.current().get(0);
		for (int i = 0; i < 100; i++) {
			supply("later-supplied-key-" + i);
			values();
		}
		this.keys.using(old);
		assertThat(this.keys.redaction().redact(FIRST)).isEqualTo("[redacted]");
	}

	@Test
	void configuredKeysAreReplacedAsAWholeOrNotAtAll() {
		assertThat(this.keys.replaceConfigured(List.of(new ApiKey(Account.SECRET, "test", null)))).isFalse();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.keys
				.replaceConfigured(List.of(new ApiKey(FIRST, null, null), new ApiKey("bad key", null, null))))
			.withMessageContaining("API key 2")
			.withMessageNotContaining("bad key");
		assertThat(values()).containsExactly(Account.SECRET);
		assertThat(this.keys.replaceConfigured(List.of(new ApiKey(FIRST, null, null)))).isTrue();
		assertThat(values()).containsExactly(FIRST);
	}

	@Test
	void noTextFormOfASuppliedKeyShowsIt() {
		assertThat(ProviderKey.of(FIRST).label("vault").toString()).isEqualTo("ProviderKey[vault]");
		assertThatIllegalArgumentException().isThrownBy(() -> ProviderKey.of("canary key"))
			.withMessageNotContaining("canary");
	}

}
