package io.github.llmrouter.pricing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the catalogue's data file. */
final class CatalogueReader {

	static final String FILE = "catalogue.json";

	/** Of other states, sources contradict each other about the day. */
	private static final Set<String> ENDING = Set.of("deprecated", "retired");

	private CatalogueReader() {
	}

	static List<Catalogue.Row> read() {
		List<Catalogue.Row> rows = new ArrayList<>();
		for (JsonNode model : document().path("models")) {
			rows.add(row(model));
		}
		return rows;
	}

	static JsonNode document() {
		JsonMapper mapper = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
		try (InputStream file = CatalogueReader.class.getResourceAsStream(FILE)) {
			return mapper.readTree(Objects.requireNonNull(file, FILE));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The price catalogue cannot be read", ex);
		}
	}

	private static Catalogue.Row row(JsonNode model) {
		return new Catalogue.Row(model.path("provider").asString(), model.path("model").asString(), prices(model),
				facts(model));
	}

	private static List<ModelPrice> prices(JsonNode model) {
		if (!model.has("input")) {
			return List.of();
		}
		List<ModelPrice> prices = new ArrayList<>();
		prices.add(rates(model).tiers(tiers(model)).build());
		for (JsonNode change : model.path("changes")) {
			prices.add(rates(change).effectiveFrom(day(change, "from")).tiers(tiers(change)).build());
		}
		return List.copyOf(prices);
	}

	private static List<ModelPrice.Tier> tiers(JsonNode price) {
		List<ModelPrice.Tier> tiers = new ArrayList<>();
		for (JsonNode tier : price.path("tiers")) {
			tiers.add(new ModelPrice.Tier(tier.path("above").asLong(), rates(tier).build()));
		}
		return tiers;
	}

	private static ModelPrice.Builder rates(JsonNode node) {
		return ModelPrice.builder()
			.input(rate(node, "input"))
			.output(rate(node, "output"))
			.cachedInput(rate(node, "cachedInput"))
			.cacheWrite(rate(node, "cacheWrite"))
			.cacheWriteLong(rate(node, "cacheWriteLong"));
	}

	private static ModelFacts facts(JsonNode model) {
		boolean ends = ENDING.contains(model.path("status").asString(""));
		return new ModelFacts(count(model, "contextWindow"), count(model, "maxOutput"),
				ends ? day(model, "until") : null,
				model.path("successors").valueStream().map(JsonNode::asString).toList(),
				model.path("kind").asString("").equals("embedding"));
	}

	private static @Nullable BigDecimal rate(JsonNode node, String field) {
		return node.has(field) ? node.path(field).decimalValue() : null;
	}

	private static @Nullable Integer count(JsonNode node, String field) {
		return node.has(field) ? node.path(field).intValue() : null;
	}

	private static @Nullable LocalDate day(JsonNode node, String field) {
		return node.has(field) ? LocalDate.parse(node.path(field).asString()) : null;
	}

}
