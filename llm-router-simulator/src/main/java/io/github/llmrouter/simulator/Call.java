package io.github.llmrouter.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

import tools.jackson.databind.JsonNode;

/**
 * One request to one provider, read as far as its wire format goes.
 *
 * @param account the account's name, the first segment of the path
 * @param http the request, its path without the account
 * @param operation what is asked for
 * @param body the body, a missing node if it is not a JSON object
 * @param model the model id, empty if there is none
 * @param context time and chance for this call
 */
record Call(String account, HttpRequest http, Operation operation, JsonNode body, String model, Context context) {

	Instant now() {
		return this.context.now();
	}

	Identifiers ids() {
		return new Identifiers(this.context.random());
	}

	JsonNode at(String pointer) {
		return this.body.at(pointer);
	}

	/**
	 * What does not come from the request.
	 *
	 * @param now the time of arrival
	 * @param random the source of chance of this call alone, so that calls side by side
	 * do not disturb each other
	 * @param chunkGap the time between two events of a stream
	 */
	record Context(Instant now, RandomGenerator random, Duration chunkGap) {

	}

}
