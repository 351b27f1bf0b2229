package io.github.llmrouter.modelcheck;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;

import io.github.llmrouter.modelcheck.ModelFinding.State;

/** Tells people what a check found: a line for each model that needs them. */
final class ModelCheckLog {

	private ModelCheckLog() {
	}

	static void log(ModelCheckReport report, Log logger, LocalDate today) {
		report.warnings().forEach((finding) -> logger.warn(words(finding, today)));
		List<String> unknown = report.providers()
			.stream()
			.filter((provider) -> provider.unknownBecause() != null)
			.map((provider) -> provider.provider() + " (" + provider.unknownBecause() + ")")
			.toList();
		if (!unknown.isEmpty()) {
			String line = "Whether the configured models still exist cannot be told at " + String.join(", ", unknown)
					+ ".";
			if (report.providers().stream().anyMatch((provider) -> provider.failure() != null)) {
				logger.warn(line);
			}
			else {
				logger.info(line);
			}
		}
		if (logger.isInfoEnabled()) {
			logger.info("Configured models were checked: " + summary(report) + ".");
		}
	}

	private static String words(ModelFinding finding, LocalDate today) {
		String model = "Model " + finding.target().id() + " of "
				+ ((finding.chains().size() == 1) ? "chain " : "chains ") + String.join(", ", finding.chains());
		return model + " " + fate(finding, today) + successors(finding.successors());
	}

	private static String fate(ModelFinding finding, LocalDate today) {
		LocalDate end = finding.endsOn();
		if (finding.state() == State.UNSUITABLE) {
			return "cannot be called: " + finding.detail() + ".";
		}
		if (finding.state() == State.GONE) {
			return "is gone: the provider does not list it" + ((end != null) ? ", its end was " + end : "") + ".";
		}
		return ((end != null && end.isBefore(today)) ? "was to end on " : "ends on ") + end + ".";
	}

	private static String successors(List<String> successors) {
		return switch (successors.size()) {
			case 0 -> " No successor is known.";
			case 1 -> " Its successor is " + successors.get(0) + ".";
			default -> " Its successors are " + String.join(", ", successors) + ".";
		};
	}

	private static String summary(ModelCheckReport report) {
		return report.providers()
			.stream()
			.flatMap((provider) -> provider.models().stream())
			.collect(Collectors.groupingBy(ModelFinding::state, TreeMap::new, Collectors.counting()))
			.entrySet()
			.stream()
			.map((count) -> count.getValue() + " " + count.getKey())
			.collect(Collectors.joining(", "));
	}

}
