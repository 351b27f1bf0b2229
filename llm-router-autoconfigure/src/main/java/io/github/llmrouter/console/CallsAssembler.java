package io.github.llmrouter.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.calllog.CallLog;
import io.github.llmrouter.calllog.CallTotals;
import io.github.llmrouter.calllog.ModelTotals;
import io.github.llmrouter.console.CallsView.CallRow;
import io.github.llmrouter.console.CallsView.Figures;
import io.github.llmrouter.console.CallsView.ModelRow;

/** Reads the call log for the page. A log that cannot be read is said so, not thrown. */
final class CallsAssembler {

	private static final Log logger = LogFactory.getLog(CallsAssembler.class);

	private static final int LATEST_CALLS = 15;

	private final @Nullable CallLog callLog;

	private final ConsoleTexts texts;

	private final TimeFormat times;

	private final CallRowAssembler rows;

	CallsAssembler(@Nullable CallLog callLog, ConsoleTexts texts, TimeFormat times) {
		this.callLog = callLog;
		this.texts = texts;
		this.times = times;
		this.rows = new CallRowAssembler(texts, times);
	}

	/** Returns the version of the log, -1 if there is none or it cannot be read. */
	long version() {
		try {
			return (this.callLog != null) ? this.callLog.version() : -1;
		}
		catch (RuntimeException ex) {
			logger.debug("The call log cannot be read", ex);
			return -1;
		}
	}

	CallsView assemble(Instant from, Set<String> knownKeys, Instant now) {
		if (this.callLog == null) {
			return CallsView.off();
		}
		try {
			return read(this.callLog, from, knownKeys, now);
		}
		catch (RuntimeException ex) {
			logger.debug("The call log cannot be read", ex);
			return new CallsView(true, this.texts.get("calls.unreachable", this.times.of(now, now).text()), "", null,
					List.of(), List.of());
		}
	}

	private CallsView read(CallLog log, Instant from, Set<String> knownKeys, Instant now) {
		CallLog.Storage storage = log.storage();
		List<CallRow> calls = log.latest(LATEST_CALLS)
			.stream()
			.map((call) -> this.rows.assemble(call, knownKeys, now))
			.toList();
		return new CallsView(true, storage.problem(), storage.description(), figures(log.totals(from), from, now),
				calls, models(log.totalsByModel(from)));
	}

	private Figures figures(CallTotals totals, Instant from, Instant now) {
		boolean partial = totals.unpricedCalls() > 0;
		boolean nothingKnown = partial && totals.costUsd().signum() == 0;
		BigDecimal cost = nothingKnown ? null : totals.costUsd();
		CostText costText = CostText.of(cost, partial, false, this.texts);
		return new Figures(this.times.of(from, now), CountFormat.full(totals.calls()),
				CountFormat.percent(totals.succeeded(), totals.calls()), CountFormat.full(totals.rescued()),
				TimeFormat.latency(totals.latencyP95()), costText.text(), costText.title(),
				CountFormat.compactTokens(totals.promptTokens(), totals.completionTokens()),
				partial ? this.texts.get("kpi.unpriced", totals.unpricedCalls()) : null);
	}

	private List<ModelRow> models(List<ModelTotals> totals) {
		BigDecimal dearest = totals.stream()
			.map(ModelTotals::costUsd)
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder())
			.orElse(BigDecimal.ZERO);
		return totals.stream().map((model) -> model(model, dearest)).toList();
	}

	private ModelRow model(ModelTotals totals, BigDecimal dearest) {
		boolean partial = totals.unpricedCalls() > 0;
		CostText cost = CostText.of(totals.costUsd(), partial, totals.calls() > 0, this.texts);
		return new ModelRow(totals.provider(), totals.model(),
				this.texts.get((totals.calls() == 1) ? "models.call" : "models.calls",
						CountFormat.full(totals.calls())),
				CountFormat.compactTokens(totals.promptTokens(), totals.completionTokens()), cost.text(), cost.title(),
				width(totals.costUsd(), dearest));
	}

	private static int width(@Nullable BigDecimal cost, BigDecimal dearest) {
		if (cost == null) {
			return -1;
		}
		if (cost.signum() <= 0 || dearest.signum() <= 0) {
			return 0;
		}
		int percent = cost.movePointRight(2).divide(dearest, 0, RoundingMode.HALF_UP).intValue();
		return Math.max(1, percent);
	}

}
