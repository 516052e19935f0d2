package cl.gremio.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures as a table in Markdown. */
public final class FigureTable {

	private final List<Figure> figures = new ArrayList<>();

	public void add(List<Figure> more) {
		this.figures.addAll(more);
	}

	@Override
	public String toString() {
		String head = "| what | target | figure | measured beside it | ratio | |\n| --- | --- | --- | --- | --- | --- |\n";
		return this.figures.stream().map(FigureTable::line).collect(Collectors.joining("", head, ""));
	}

	private static String line(Figure figure) {
		return "| " + String.join(" | ", figure.what(), target(figure), number(figure.value()) + " " + figure.unit(),
				limit(figure), ratio(figure), verdict(figure)) + " |\n";
	}

	private static String target(Figure figure) {
		List<String> targets = new ArrayList<>();
		Figure.Target target = figure.target();
		if (target != null) {
			targets.add((target.isUpper() ? "≤ " : "≥ ") + number(target.value()));
		}
		Figure.Limit limit = figure.limit();
		if (limit != null && limit.share() > 0) {
			targets.add("≥ " + Math.round(100 * limit.share()) + "%");
		}
		return String.join(", ", targets);
	}

	private static String limit(Figure figure) {
		Figure.Limit limit = figure.limit();
		return (limit != null) ? limit.what() + ": " + number(limit.value()) : "";
	}

	private static String ratio(Figure figure) {
		return (figure.limit() != null) ? Math.round(100 * figure.ratio()) + "%" : "";
	}

	private static String verdict(Figure figure) {
		boolean isTold = figure.target() == null && (figure.limit() == null || figure.limit().share() == 0);
		return isTold ? "" : figure.isReached() ? "reached" : "missed";
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, (value < 100 && value != Math.rint(value)) ? "%.1f" : "%,.0f", value);
	}

}
