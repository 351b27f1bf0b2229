package io.github.llmrouter.simulator;

/**
 * How a provider words the faults that it answers with an error object.
 *
 * @param rateLimit too many requests
 * @param overloaded no capacity
 * @param error an internal error
 * @param errorIn200 the error inside a status 200
 */
record FaultWords(Refusal rateLimit, Refusal overloaded, Refusal error, Refusal errorIn200) {

	static FaultWords of(Refusal rateLimit, Refusal overloaded, Refusal error) {
		return new FaultWords(rateLimit, overloaded, error, error);
	}

	Refusal get(Fault fault) {
		return switch (fault) {
			case RATE_LIMIT -> this.rateLimit;
			case OVERLOADED -> this.overloaded;
			case ERROR_IN_200 -> this.errorIn200;
			default -> this.error;
		};
	}

}
