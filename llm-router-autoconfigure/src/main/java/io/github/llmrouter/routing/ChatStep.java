package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.Skip;
import io.github.llmrouter.Target;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.health.Permit;
import io.github.llmrouter.provider.Provider;
import io.github.llmrouter.schema.AnswerReading;

/**
 * Asks for whole answers. An answer that does not fit its schema is asked for once more.
 */
final class ChatStep implements Step<Judged> {

	private final ChatServices services;

	private final Preparation preparation;

	private volatile @Nullable Repair repairs;

	ChatStep(ChatServices services, Preparation preparation) {
		this.services = services;
		this.preparation = preparation;
	}

	@Override
	public @Nullable Skip unableToServe(Target target, Provider provider, Duration left) {
		return this.services.preflight().unableToServe(this.preparation, target, provider, left);
	}

	@Override
	public long tokens(Target target) {
		return this.services.preflight().tokens(this.preparation, target);
	}

	@Override
	public StepResult<Judged> ask(Target target, Provider provider, Permit permit, Duration share) {
		Repair known = repairOf(target);
		ChatRequest request = (known != null) ? known.request() : this.preparation.request();
		Asked asked = this.services.judge().begin(this.services.call(this.preparation, request, target), permit, false);
		Check check = new Check();
		StepResult<Answer> result;
		try {
			result = this.services.judge()
				.judge(asked, provider.exchange(asked.call(), permit.key(), share), check::misfit);
		}
		finally {
			asked.leave();
		}
		if (result.answer() != null) {
			return StepResult.answered(result.requireAttempt(), new Judged(result.answer(), check.entity));
		}
		boolean again = check.mendable != null && known == null;
		if (again) {
			remember(target, check);
		}
		return result.failed(result.again() || again);
	}

	private @Nullable Repair repairOf(Target target) {
		Repair known = this.repairs;
		while (known != null && known.target() != target) {
			known = known.earlier();
		}
		return known;
	}

	/** Two targets may be asked at once. */
	private synchronized void remember(Target target, Check check) {
		this.repairs = Repair.of(target, this.preparation.request(), check, this.repairs);
	}

	/** Measures one answer by the format that is wanted. */
	private final class Check {

		private @Nullable Object entity;

		/** An answer that another try might mend; one that was cut would be cut again. */
		private @Nullable Answer mendable;

		private List<String> problems = List.of();

		AttemptJudge.@Nullable Fault misfit(Answer answer) {
			AnswerReading reading = ChatStep.this.preparation.read(answer);
			if (reading == null || reading.fits()) {
				this.entity = (reading != null) ? reading.value() : null;
				return null;
			}
			this.problems = reading.problems();
			this.mendable = (answer.finishReason() != FinishReason.LENGTH) ? answer : null;
			return AttemptJudge.misfit(this.problems);
		}

	}

	/**
	 * A second try of a target.
	 *
	 * @param target whose answer did not fit
	 * @param request the conversation with that answer and what is wrong with it
	 * @param earlier that of another target, null if there is none
	 */
	private record Repair(Target target, ChatRequest request, @Nullable Repair earlier) {

		static Repair of(Target target, ChatRequest request, Check check, @Nullable Repair earlier) {
			String wrong = "Your answer does not fit the JSON Schema that was asked for:\n- "
					+ String.join("\n- ", check.problems) + "\nAnswer again, with nothing but JSON that fits it.";
			String said = (check.mendable != null) ? check.mendable.text() : "";
			return new Repair(target,
					request.toBuilder().assistant(said.isBlank() ? "(nothing)" : said).user(wrong).build(), earlier);
		}

	}

}
