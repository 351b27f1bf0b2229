package io.github.llmrouter.modelcheck;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;
import io.github.llmrouter.dialect.ModelList.ListedModel;
import io.github.llmrouter.modelcheck.ListFetcher.Fetched;
import io.github.llmrouter.modelcheck.ModelCheckReport.ProviderModels;
import io.github.llmrouter.modelcheck.ModelFinding.State;
import io.github.llmrouter.pricing.ModelFacts;
import io.github.llmrouter.pricing.PriceBook;
import io.github.llmrouter.provider.Provider;

/** Compares chains with the lists of their providers and with the catalogue. */
@Internal
public final class ListedModelCheck implements ModelCheck {

	private static final Log logger = LogFactory.getLog(ListedModelCheck.class);

	private final Map<String, Map<Target, List<String>>> targets = new LinkedHashMap<>();

	private final Map<String, Provider> providers = new LinkedHashMap<>();

	private final Collection<String> ownNames;

	private final PriceBook catalogue;

	private final ListFetcher fetcher;

	private final RouterTime time;

	private volatile @Nullable ModelCheckReport latest;

	/**
	 * Creates a check.
	 * @param chains the targets that are looked for, by chain
	 * @param providers the accounts that can be called
	 * @param ownNames the accounts whose models go by names of the application's own, so
	 * that no list tells anything about them
	 * @param catalogue knows ends and successors
	 * @param timeout how long the list of one provider may take
	 * @param time the clocks
	 */
	public ListedModelCheck(Map<String, List<Target>> chains, Collection<Provider> providers,
			Collection<String> ownNames, PriceBook catalogue, Duration timeout, RouterTime time) {
		providers.forEach((provider) -> this.providers.put(provider.name(), provider));
		chains.forEach((chain, targets) -> targets.forEach((target) -> add(chain, target)));
		this.ownNames = List.copyOf(ownNames);
		this.catalogue = catalogue;
		this.fetcher = new ListFetcher(timeout, time);
		this.time = time;
	}

	/** Parameters of a target do not matter here. */
	private void add(String chain, Target target) {
		if (this.providers.containsKey(target.provider())) {
			List<String> chains = this.targets.computeIfAbsent(target.provider(), (name) -> new LinkedHashMap<>())
				.computeIfAbsent(Target.of(target.provider(), target.model()), (model) -> new ArrayList<>());
			if (!chains.contains(chain)) {
				chains.add(chain);
			}
		}
	}

	@Override
	public ModelCheckReport check() {
		List<ProviderModels> found = new ArrayList<>();
		Instant start = this.time.now();
		for (Map.Entry<String, Map<Target, List<String>>> asked : this.targets.entrySet()) {
			if (Thread.currentThread().isInterrupted()) {
				break;
			}
			found.add(check(asked.getKey(), asked.getValue()));
		}
		ModelCheckReport report = new ModelCheckReport(start, found);
		this.latest = report;
		if (!Thread.currentThread().isInterrupted()) {
			ModelCheckLog.log(report, logger, today());
		}
		return report;
	}

	@Override
	public @Nullable ModelCheckReport latest() {
		return this.latest;
	}

	private ProviderModels check(String name, Map<Target, List<String>> models) {
		Provider provider = this.providers.get(name);
		Fetched fetched = (provider == null || this.ownNames.contains(name))
				? Fetched.failed(null, "its models go by names of the application's own")
				: this.fetcher.fetch(provider, models.keySet().iterator().next());
		List<ModelFinding> findings = new ArrayList<>();
		models.forEach((target, chains) -> findings.add(finding(target, chains, fetched)));
		return new ProviderModels(name, fetched.failure(), fetched.unknownBecause(), findings);
	}

	private ModelFinding finding(Target target, List<String> chains, Fetched fetched) {
		ModelFacts facts = this.ownNames.contains(target.provider()) ? null : this.catalogue.facts(target);
		LocalDate known = (facts != null) ? facts.retiresOn() : null;
		List<String> successors = (facts != null) ? facts.successors() : List.of();
		ProviderList list = fetched.list();
		if (list == null) {
			return new ModelFinding(target, chains, (known != null) ? State.ENDING : State.UNKNOWN, known, successors,
					fetched.unknownBecause());
		}
		ProviderList.Found found = list.find(target.model());
		ListedModel listed = found.model();
		boolean over = known != null && !known.isAfter(today());
		if (listed == null || (!found.exact() && over)) {
			State state = (found.doubt() == null || over) ? State.GONE : (known != null) ? State.ENDING : State.UNKNOWN;
			return new ModelFinding(target, chains, state, known, successors, found.doubt());
		}
		LocalDate end = (listed.endsOn() != null) ? listed.endsOn() : known;
		List<String> next = (listed.successor() != null) ? List.of(listed.successor()) : successors;
		if (!listed.answers()) {
			return new ModelFinding(target, chains, State.UNSUITABLE, end, next,
					"it neither generates content nor embeds");
		}
		return new ModelFinding(target, chains, (end != null) ? State.ENDING : State.LISTED, end, next, null);
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.time.now(), ZoneOffset.UTC);
	}

}
