package io.github.llmrouter;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ChatRequestTests {

	@Test
	void theTextFormShowsNothingOfWhatIsSaid() {
		ChatRequest request = ChatRequest.to("smart")
			.system("canary")
			.user("canary")
			.stop("canary", "canary")
			.maxTokens(7)
			.build();
		assertThat(request.toString()).doesNotContain("canary").contains("smart", "2 messages", "2 texts", "7");
		assertThat(request.messages().toString()).doesNotContain("canary");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\n\t" })
	void aRequestWithoutTextIsRefused(String blank) {
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> ChatRequest.to("smart").system(blank).user(blank).build())
			.withMessageContaining("smart");
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> ChatRequest.to(blank).user("Hello").build());
	}

	@Test
	void aTimeoutIsAboveZero() {
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> ChatRequest.to("smart").user("Hello").timeout(Duration.ZERO).build());
	}

	@Test
	void aParameterOfAnotherTypeIsRefusedAndNullLeavesItUnset() {
		ChatRequest.Builder builder = ChatRequest.to("smart").user("Hello").temperature(1);
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> builder.parameter(Parameter.TEMPERATURE, "hot"))
			.withMessageContaining("TEMPERATURE")
			.withMessageContaining("Double");
		assertThat(builder.parameter(Parameter.TEMPERATURE, null).build().parameters())
			.isEqualTo(ChatParameters.none());
	}

	@Test
	void anIntegerStandsForTheNumberItIs() {
		ChatParameters parameters = ChatParameters.builder()
			.set(Parameter.TEMPERATURE, 1)
			.set(Parameter.SEED, 7)
			.build();
		assertThat(parameters.asMap()).containsEntry(Parameter.TEMPERATURE, 1.0).containsEntry(Parameter.SEED, 7L);
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> ChatParameters.builder().set(Parameter.TOP_P, Double.NaN));
	}

	@Test
	void aBuiltRequestDoesNotChangeWithItsBuilder() {
		ChatRequest.Builder builder = ChatRequest.to("smart").messages(List.of(Message.user("Hello")));
		ChatRequest request = builder.build();
		builder.assistant("Hi").maxTokens(7);
		assertThat(request.messages()).hasSize(1);
		assertThat(request.parameters().maxTokens()).isNull();
	}

}
