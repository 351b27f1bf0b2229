package io.github.llmrouter.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Target;
import io.github.llmrouter.pricing.CataloguePriceBook;
import io.github.llmrouter.pricing.ModelPrice;
import io.github.llmrouter.pricing.ModelPriceProperties;
import io.github.llmrouter.pricing.PriceProperties;

/** Collects configured prices, those of the list and those at targets of chains. */
final class PriceResolver {

	private static final String LIST = PropertyNames.PREFIX + ".prices";

	private final TargetResolver targets;

	private final Problems problems;

	private final List<ConfiguredPrice> prices = new ArrayList<>();

	PriceResolver(TargetResolver targets, Problems problems) {
		this.targets = targets;
		this.problems = problems;
	}

	List<ConfiguredPrice> resolve(LlmRouterProperties properties) {
		addListed(properties.prices());
		properties.chains().forEach(this::addAtTargets);
		CataloguePriceBook.Builder book = CataloguePriceBook.builder();
		this.prices.forEach((price) -> price.addTo(book));
		book.problems().forEach(this.problems::addSentence);
		return List.copyOf(this.prices);
	}

	private void addListed(List<ModelPriceProperties> written) {
		for (int i = 0; i < written.size(); i++) {
			ModelPriceProperties price = written.get(i);
			String property = PropertyNames.item(LIST, i);
			Target.Builder target = this.targets.start(property, price.provider(), price.model());
			if (target != null) {
				add(property, target.build(), price.problems(property), price::toPrice, false);
			}
		}
	}

	private void addAtTargets(String chain, List<TargetProperties> written) {
		for (int i = 0; i < written.size(); i++) {
			PriceProperties price = written.get(i).price();
			String property = PropertyNames.item(PropertyNames.chain(chain), i) + ".price";
			Target target = targetOf(written.get(i));
			if (price != null && target != null) {
				add(property, target, price.problems(property), price::toPrice, true);
			}
		}
	}

	/** What is wrong with the target itself is reported with its chain. */
	private static @Nullable Target targetOf(TargetProperties written) {
		String provider = Texts.orNull(written.provider());
		String model = Texts.orNull(written.model());
		return (provider != null && model != null) ? Target.of(provider, model) : null;
	}

	private void add(String property, Target target, List<String> wrong, Supplier<ModelPrice> price, boolean ofTarget) {
		wrong.forEach(this.problems::addSentence);
		if (wrong.isEmpty()) {
			this.prices.add(new ConfiguredPrice(property, target, price.get(), ofTarget));
		}
	}

}
