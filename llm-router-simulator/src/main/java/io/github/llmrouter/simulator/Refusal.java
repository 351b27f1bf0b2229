package io.github.llmrouter.simulator;

import org.jspecify.annotations.Nullable;

/**
 * An error, apart from the form in which a provider writes it. In texts <code>{}</code>
 * stands for the detail that was found, <code>{model}</code> for the model.
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

	Refusal with(String detail, String model) {
		return new Refusal(this.status, this.type, this.code,
				(this.param != null) ? fill(this.param, detail, model) : null, fill(this.message, detail, model));
	}

	private static String fill(String text, String detail, String model) {
		return text.replace("{}", detail).replace("{model}", model);
	}

}
