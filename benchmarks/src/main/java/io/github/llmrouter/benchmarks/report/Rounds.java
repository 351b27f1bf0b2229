package io.github.llmrouter.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * The same figure, taken once in each round. Not thread-safe.
 */
public final class Rounds {

	private final List<Double> figures = new ArrayList<>();

	/**
	 * Adds the figure of the next round.
	 * @param figure the figure
	 */
	public void add(double figure) {
		this.figures.add(figure);
	}

	/**
	 * Returns these figures in relation to those of the same rounds of somebody else.
	 * @param base the other figures, as many
	 * @return the ratios
	 */
	public Rounds over(Rounds base) {
		return combined(base, (figure, other) -> figure / other);
	}

	/**
	 * Returns these figures divided among several.
	 * @param count how many
	 * @return the shares
	 */
	public Rounds over(int count) {
		return combined(this, (figure, same) -> figure / count);
	}

	/**
	 * Returns by how much these figures exceed those of the same rounds of somebody else.
	 * @param base the other figures, as many
	 * @return the differences
	 */
	public Rounds minus(Rounds base) {
		return combined(base, (figure, other) -> figure - other);
	}

	private Rounds combined(Rounds base, DoubleBinaryOperator operator) {
		Rounds result = new Rounds();
		for (int i = 0; i < this.figures.size(); i++) {
			result.add(operator.applyAsDouble(this.figures.get(i), base.figures.get(i)));
		}
		return result;
	}

	/**
	 * Returns a quantile over the rounds.
	 * @param share between 0 and 1; 0.5 is the median
	 * @return the figure, interpolated
	 */
	public double quantile(double share) {
		List<Double> sorted = this.figures.stream().sorted().toList();
		double place = share * (sorted.size() - 1);
		int below = (int) Math.floor(place);
		int above = (int) Math.ceil(place);
		return sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (place - below);
	}

}
