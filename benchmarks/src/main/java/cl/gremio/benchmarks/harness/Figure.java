package cl.gremio.benchmarks.harness;

import org.jspecify.annotations.Nullable;

/**
 * A measured value with its target and its limit.
 *
 * @param what the measured quantity
 * @param unit the unit, such as {@code sales/s}
 * @param target the target, or {@code null} if the figure has none
 * @param limit the limit from the same run, or {@code null} if the figure has none
 */
public record Figure(String what, double value, String unit, @Nullable Target target, @Nullable Limit limit) {

	/** A figure without target. */
	public static Figure of(String what, double value, String unit) {
		return new Figure(what, value, unit, null, null);
	}

	/** Returns the figure with a minimum. */
	public Figure atLeast(double least) {
		return new Figure(this.what, this.value, this.unit, new Target(least, false), this.limit);
	}

	/** Returns the figure with a maximum. */
	public Figure atMost(double most) {
		return new Figure(this.what, this.value, this.unit, new Target(most, true), this.limit);
	}

	/**
	 * Returns the figure with a limit that was measured in the same run.
	 * @param share the least share of the limit that the figure should reach
	 */
	public Figure of(double share, String limit, double measured) {
		return new Figure(this.what, this.value, this.unit, this.target, new Limit(limit, measured, share));
	}

	/** The figure's share of its limit. */
	public double ratio() {
		return (this.limit != null) ? this.value / this.limit.value : Double.NaN;
	}

	public boolean isReached() {
		return (this.target == null || this.target.isReached(this.value))
				&& (this.limit == null || ratio() >= this.limit.share);
	}

	/**
	 * The target of a figure.
	 *
	 * @param isUpper whether the bound is a maximum
	 */
	public record Target(double value, boolean isUpper) {

		boolean isReached(double measured) {
			return this.isUpper ? measured <= this.value : measured >= this.value;
		}

	}

	/**
	 * The limit of a figure.
	 *
	 * @param what the measured quantity
	 * @param value the value in the figure's unit
	 * @param share the share of the limit that the figure should reach
	 */
	public record Limit(String what, double value, double share) {
	}

}
