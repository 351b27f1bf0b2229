package io.github.llmrouter.demo;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import io.github.llmrouter.tool.LlmTool;
import io.github.llmrouter.tool.LlmToolParameter;

/** Two tools that a model may call: invented weather, and the real time of day. */
class DemoTools {

	private final InstantSource clock;

	DemoTools(InstantSource clock) {
		this.clock = clock;
	}

	@LlmTool(description = "Tells the present weather of a city.")
	Weather weather(@LlmToolParameter(description = "the city") City city) {
		return new Weather(city.name, city.celsius, city.sky);
	}

	@LlmTool(description = "Tells the present date and time of a city.")
	String time(@LlmToolParameter(description = "the city") City city) {
		return this.clock.instant()
			.atZone(ZoneId.of(city.zone))
			.truncatedTo(ChronoUnit.SECONDS)
			.toOffsetDateTime()
			.toString();
	}

	/** An enumeration, so that even a model that makes its arguments up finds one. */
	enum City {

		PARIS("Paris", "Europe/Paris", 17, "light rain"),

		OSLO("Oslo", "Europe/Oslo", 4, "snow showers"),

		NAIROBI("Nairobi", "Africa/Nairobi", 24, "sunny"),

		TOKYO("Tokyo", "Asia/Tokyo", 21, "cloudy"),

		LIMA("Lima", "America/Lima", 19, "fog");

		private final String name;

		private final String zone;

		private final int celsius;

		private final String sky;

		City(String name, String zone, int celsius, String sky) {
			this.name = name;
			this.zone = zone;
			this.celsius = celsius;
			this.sky = sky;
		}

	}

	/**
	 * The weather of a city.
	 *
	 * @param city its name
	 * @param celsius the temperature in degrees Celsius
	 * @param sky what falls or shines from it
	 */
	record Weather(String city, int celsius, String sky) {

	}

}
