package io.github.llmrouter;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MessageTests {

	private static final MediaPart IMAGE = MediaPart.image(new byte[] { 1 }, "image/png");

	private static final ToolCall CALL = new ToolCall("call_1", "weather", "{}");

	static Stream<Arguments> misplaced() {
		return Stream.of(Arguments.of(Role.SYSTEM, IMAGE), Arguments.of(Role.USER, CALL),
				Arguments.of(Role.USER, new ReasoningPart("Hm.", null)), Arguments.of(Role.ASSISTANT, IMAGE),
				Arguments.of(Role.TOOL, new TextPart("sunny")));
	}

	@ParameterizedTest
	@MethodSource("misplaced")
	void aPartStandsOnlyWhereEveryProviderHasAPlaceForIt(Role role, ContentPart part) {
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> Message.of(role, List.of(new CachePoint(CachePoint.Lifetime.SHORT), part)))
			.withMessageContaining(role.name())
			.withMessageContaining(part.getClass().getSimpleName());
	}

	@Test
	void theTextOfAMessageIsThatOfItsTextParts() {
		Message message = Message.of(Role.ASSISTANT,
				List.of(new ReasoningPart("Hm.", null), new TextPart("It is "), CALL, new TextPart("sunny.")));
		assertThat(message.text()).isEqualTo("It is sunny.");
		assertThat(message.toolCalls()).containsExactly(CALL);
	}

	@Test
	void theTextFormOfAMessageShowsNothingOfWhatIsSaid() {
		assertThat(Message.user(List.of(new TextPart("secret"), IMAGE)).toString()).doesNotContain("secret")
			.contains("6 characters", "1 bytes");
	}

}
