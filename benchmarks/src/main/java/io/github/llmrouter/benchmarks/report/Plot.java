package io.github.llmrouter.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * A bar for each figure, as an SVG that reads on light and dark pages.
 */
final class Plot {

	private static final int LABELS = 220;

	private static final int BARS = 420;

	private static final int ROW = 26;

	private static final int TOP = 34;

	private Plot() {
	}

	static String of(String title, List<Measurement> figures) {
		double longest = figures.stream().mapToDouble(Measurement::high).max().orElse(1);
		int height = TOP + figures.size() * ROW + 10;
		StringBuilder svg = new StringBuilder();
		svg.append(String.format(Locale.ROOT,
				"""
						<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 %d" width="760" height="%d" role="img">
						<title>%s</title>
						<style>text { font: 13px system-ui, sans-serif; fill: #57606a } .b { fill: #8c959f } .o { fill: #3f48cc }
						.w { stroke: #57606a; stroke-width: 1.5 } @media (prefers-color-scheme: dark) { text { fill: #adb5bd }
						.o { fill: #8b93ff } .w { stroke: #adb5bd } }</style>
						<text x="0" y="16" font-weight="600">%s</text>
						""",
				height, height, escaped(title), escaped(title)));
		for (int i = 0; i < figures.size(); i++) {
			svg.append(row(figures.get(i), TOP + i * ROW, BARS / longest));
		}
		return svg.append("</svg>\n").toString();
	}

	/** The bar is the median, the line from the tenth to the ninetieth percentile. */
	private static String row(Measurement figure, int top, double scale) {
		String type = figure.subject().startsWith("LLM Router") ? "o" : "b";
		double end = LABELS + figure.value() * scale;
		double low = LABELS + figure.low() * scale;
		double high = LABELS + figure.high() * scale;
		int middle = top + 9;
		return String.format(Locale.ROOT, """
				<text x="0" y="%d">%s</text>
				<rect class="%s" x="%d" y="%d" width="%.1f" height="18" rx="3"/>
				<line class="w" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/>
				<text x="%.1f" y="%d">%s</text>
				""", top + 14, escaped(figure.subject()), type, LABELS, top, end - LABELS, low, high, middle, middle,
				Math.max(end, high) + 8, top + 14, escaped(Numbers.text(figure)));
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
