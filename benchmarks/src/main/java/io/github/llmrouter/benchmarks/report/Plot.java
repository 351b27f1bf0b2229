package io.github.llmrouter.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * A bar for each figure, as an SVG that reads on light and dark pages.
 */
final class Plot {

	/** More than letters of this size are wide on average, in wide fonts too. */
	private static final int LETTER = 8;

	private static final int BARS = 420;

	private static final int FIGURES = 120;

	private static final int ROW = 26;

	private static final int TOP = 34;

	private Plot() {
	}

	static String of(String title, List<Measurement> figures) {
		double longest = figures.stream().mapToDouble(Measurement::high).max().orElse(1);
		int labels = LETTER * figures.stream().mapToInt((figure) -> figure.subject().length()).max().orElse(0);
		int width = labels + BARS + FIGURES;
		int height = TOP + figures.size() * ROW + 10;
		StringBuilder svg = new StringBuilder();
		svg.append(String.format(Locale.ROOT,
				"""
						<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img">
						<title>%s</title>
						<style>text { font: 13px system-ui, sans-serif; fill: #57606a } .b { fill: #8c959f } .o { fill: #3f48cc }
						.w { stroke: #57606a; stroke-width: 1.5 } @media (prefers-color-scheme: dark) { text { fill: #adb5bd }
						.o { fill: #8b93ff } .w { stroke: #adb5bd } }</style>
						<text x="0" y="16" font-weight="600">%s</text>
						""",
				width, height, width, height, escaped(title), escaped(title)));
		for (int i = 0; i < figures.size(); i++) {
			svg.append(row(figures.get(i), labels, TOP + i * ROW, BARS / longest));
		}
		return svg.append("</svg>\n").toString();
	}

	/** The bar is the median, the line from the tenth to the ninetieth percentile. */
	private static String row(Measurement figure, int left, int top, double scale) {
		String type = figure.subject().startsWith("LLM Router") ? "o" : "b";
		double end = left + figure.value() * scale;
		double low = left + figure.low() * scale;
		double high = left + figure.high() * scale;
		int middle = top + 9;
		return String.format(Locale.ROOT, """
				<text x="0" y="%d">%s</text>
				<rect class="%s" x="%d" y="%d" width="%.1f" height="18" rx="3"/>
				<line class="w" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/>
				<text x="%.1f" y="%d">%s</text>
				""", top + 14, escaped(figure.subject()), type, left, top, end - left, low, high, middle, middle,
				Math.max(end, high) + 8, top + 14, escaped(Numbers.text(figure)));
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
