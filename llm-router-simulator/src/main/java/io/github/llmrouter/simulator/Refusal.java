package io.github.llmrouter.simulator;

import org.jspecify.annotations.Nullable;

/**
 * An error, apart from the form in which a provider writes it. In texts
 * <code>{model}</code> stands for the model; the other placeholders are those of
 * {@link Finding#fill}.
 *
 * @param status the HTTP status
 * @param type the provider's type of error, such as {@code invalid_request_error} or
 * {@code INVALID_ARGUMENT}
 * @param code the provider's code, or {@code null}
 * @param param the parameter at fault, or {@code null}
 * @param message the text for people
 */
record Refusal(int status, String type, @Nullable String code, @Nullable String param, String message) {

	static Refusal of(int status, String type, String message) {
		return new Refusal(status, type, null, null, message);
	}

	Refusal code(String code) {
		return new Refusal(this.status, this.type, code, this.param, this.message);
	}

	Refusal param(String param) {
		return new Refusal(this.status, this.type, this.code, param, this.message);
	}

	Refusal withStatus(@Nullable Integer status) {
		return (status != null) ? new Refusal(status, this.type, this.code, this.param, this.message) : this;
	}

	Refusal type(String type) {
		return new Refusal(this.status, type, this.code, this.param, this.message);
	}

	Refusal with(String detail, String model) {
		return with(Finding.of(detail), model);
	}

	Refusal with(Finding found, String model) {
		String named = this.message.replace("{model}", model);
		return new Refusal(this.status, this.type, this.code, (this.param != null) ? found.fill(this.param) : null,
				found.fill(named));
	}

}
