package io.github.llmrouter.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Cost;
import io.github.llmrouter.Internal;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;

/**
 * The default price book: the router's catalogue, overlaid with configured prices. The
 * first that is known of these holds: the target's own price; the configured price of the
 * model that answered; the configured price of the target's model; the catalogue's price
 * of the model that answered; the catalogue's price of the target's model. The target's
 * model counts only where the reply names that model or a snapshot of it; its configured
 * price also where it is a name of the application's own, such as a deployment.
 */
@Internal
public final class CataloguePriceBook implements PriceBook {

	/** A server that invents a model name for each reply must not fill the memory. */
	private static final int REMEMBERED_LOOKUPS = 2_000;

	/** Real ids stay far below; a name as long as a reply is not worth its memory. */
	private static final int LONGEST_REMEMBERED = 300;

	private static final PriceSchedule FREE = new PriceSchedule(
			List.of(ModelPrice.builder().input(BigDecimal.ZERO).output(BigDecimal.ZERO).build()),
			Cost.Source.CATALOGUE);

	private final ConfiguredPrices targetPrices;

	private final ConfiguredPrices modelPrices;

	private final Map<String, String> catalogueProviders;

	private final Map<Lookup, PriceSchedule> lookups = new ConcurrentHashMap<>();

	private CataloguePriceBook(Builder builder) {
		this.targetPrices = builder.targetPrices;
		this.modelPrices = builder.modelPrices;
		this.catalogueProviders = Map.copyOf(builder.catalogueProviders);
	}

	/**
	 * Starts a price book that knows the catalogue only.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Reads the catalogue, unless that is done. The first price would do it otherwise.
	 */
	public static void load() {
		Catalogue.bundled();
	}

	@Override
	public Cost price(Target target, @Nullable String answeredModel, Usage usage, Instant at) {
		String answered = (answeredModel != null) ? answeredModel : target.model();
		Lookup lookup = new Lookup(target.provider(), target.model(), answered);
		PriceSchedule schedule = this.lookups.get(lookup);
		if (schedule == null) {
			schedule = schedule(lookup);
			if (this.lookups.size() < REMEMBERED_LOOKUPS && lookup.length() <= LONGEST_REMEMBERED) {
				this.lookups.put(lookup, schedule);
			}
		}
		return schedule.cost(usage, at);
	}

	@Override
	public @Nullable ModelFacts facts(Target target) {
		String listedAs = catalogueProvider(target.provider());
		Catalogue.Row row = Catalogue.bundled().find(listedAs, target.model());
		if (row == null) {
			row = Catalogue.bundled().findOnlyState(listedAs, target.model());
		}
		return (row != null) ? row.facts() : null;
	}

	private PriceSchedule schedule(Lookup lookup) {
		String listedAs = catalogueProvider(lookup.provider());
		String answered = ModelIds.withFreeVariant(listedAs, lookup.model(), lookup.answered());
		boolean sameModel = ModelIds.sameModel(listedAs, lookup.model(), answered);
		ModelPrice configured = configured(lookup, listedAs, answered, sameModel);
		if (configured != null) {
			return new PriceSchedule(List.of(configured), Cost.Source.CONFIGURED);
		}
		PriceSchedule listed = listed(listedAs, answered);
		if (listed == null && sameModel) {
			listed = listed(listedAs, lookup.model());
		}
		return (listed != null) ? listed : PriceSchedule.UNKNOWN;
	}

	private @Nullable ModelPrice configured(Lookup lookup, @Nullable String listedAs, String answered,
			boolean sameModel) {
		String provider = lookup.provider();
		ModelPrice price = this.targetPrices.findExact(provider, lookup.model());
		if (price == null) {
			price = this.modelPrices.find(provider, listedAs, answered);
		}
		if (price == null && (sameModel || Catalogue.bundled().find(listedAs, lookup.model()) == null)) {
			price = this.modelPrices.find(provider, listedAs, lookup.model());
		}
		return price;
	}

	private @Nullable PriceSchedule listed(@Nullable String listedAs, String model) {
		Catalogue.Row row = Catalogue.bundled().find(listedAs, model);
		if (row != null) {
			return new PriceSchedule(row.prices(), Cost.Source.CATALOGUE);
		}
		return ModelIds.isFree(listedAs, model) ? FREE : null;
	}

	private @Nullable String catalogueProvider(String provider) {
		return Catalogue.bundled().knows(provider) ? provider : this.catalogueProviders.get(provider);
	}

	private record Lookup(String provider, String model, String answered) {

		int length() {
			return this.model.length() + this.answered.length();
		}
	}

	/** Collects what is configured; not thread-safe. */
	@Internal
	public static final class Builder {

		private final ConfiguredPrices targetPrices = new ConfiguredPrices();

		private final ConfiguredPrices modelPrices = new ConfiguredPrices();

		private final Map<String, String> catalogueProviders = new HashMap<>();

		private Builder() {
		}

		/**
		 * Says under which of the catalogue's providers an account's models are listed.
		 * Only for accounts that pay that provider's prices, and never needed for a name
		 * that the catalogue knows itself.
		 * @param provider the provider's configured name
		 * @param listedAs {@code openai}, {@code anthropic}, {@code google},
		 * {@code openrouter}, {@code mistral}, {@code groq}, {@code deepseek} or
		 * {@code xai}
		 * @return this builder
		 */
		public Builder catalogueProvider(String provider, String listedAs) {
			this.catalogueProviders.put(provider, listedAs);
			return this;
		}

		/**
		 * Sets the price of a target of a chain. It holds wherever that model of that
		 * provider is called.
		 * @param property the property that sets it, for messages
		 * @param target the target
		 * @param price the price, in place of the whole price of the catalogue
		 * @return this builder
		 */
		public Builder targetPrice(String property, Target target, ModelPrice price) {
			this.targetPrices.add(property, target.provider(), target.model(), price);
			return this;
		}

		/**
		 * Sets the price of a model at a provider.
		 * @param property the property that sets it, for messages
		 * @param provider the provider's configured name
		 * @param model the model's id
		 * @param price the price, in place of the whole price of the catalogue
		 * @return this builder
		 */
		public Builder modelPrice(String property, String provider, String model, ModelPrice price) {
			this.modelPrices.add(property, provider, model, price);
			return this;
		}

		/**
		 * Returns what contradicts itself.
		 * @return messages that name the properties, empty if all is well
		 */
		public List<String> problems() {
			List<String> problems = new ArrayList<>(this.targetPrices.problems());
			problems.addAll(this.modelPrices.problems());
			return List.copyOf(problems);
		}

		/**
		 * Creates the price book. The catalogue is read when a price is asked for.
		 * @return the price book
		 * @throws IllegalStateException if there are {@link #problems()}
		 */
		public CataloguePriceBook build() {
			if (!problems().isEmpty()) {
				throw new IllegalStateException(String.join(System.lineSeparator(), problems()));
			}
			return new CataloguePriceBook(this);
		}

	}

}
