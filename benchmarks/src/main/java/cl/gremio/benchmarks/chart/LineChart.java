package cl.gremio.benchmarks.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Draws lines over a few values of x. The values have equal distances. The y-axis begins
 * at zero.
 */
public final class LineChart {

	private static final int WIDTH = 640;

	private static final int HEIGHT = 360;

	private static final int LEFT = 80;

	private static final int RIGHT = 20;

	private static final int TOP = 60;

	private static final int BOTTOM = 50;

	private static final int LINES = 4;

	private static final List<String> COLOURS = List.of("#1b6ca8", "#c8553d", "#588157", "#8e5572");

	private final String title;

	private final String x;

	private final String y;

	private final Map<String, TreeMap<Long, Double>> series = new LinkedHashMap<>();

	/**
	 * Creates an empty chart.
	 * @param x the label of the values at the bottom
	 * @param y the label of the lines, with the unit
	 */
	public LineChart(String title, String x, String y) {
		this.title = title;
		this.x = x;
		this.y = y;
	}

	/** Adds a point to a line. */
	public void add(String line, long x, double y) {
		this.series.computeIfAbsent(line, (name) -> new TreeMap<>()).put(x, y);
	}

	/** Writes the chart as SVG. */
	public void write(Path file) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, svg());
	}

	String svg() {
		List<Long> xs = List.copyOf(this.series.values()
			.stream()
			.flatMap((line) -> line.keySet().stream())
			.collect(Collectors.toCollection(TreeSet::new)));
		double step = step();
		StringBuilder svg = new StringBuilder();
		svg.append(String.format(Locale.ROOT,
				"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n",
				WIDTH, HEIGHT));
		svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
		text(svg, WIDTH / 2, 20, "middle", this.title);
		text(svg, WIDTH / 2, HEIGHT - 10, "middle", this.x);
		text(svg, 10, TOP - 12, "start", this.y);
		for (int i = 0; i <= LINES; i++) {
			double level = HEIGHT - BOTTOM - i * (double) (HEIGHT - TOP - BOTTOM) / LINES;
			svg.append(String.format(Locale.ROOT, "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>%n", LEFT, level,
					WIDTH - RIGHT));
			text(svg, LEFT - 8, level + 4, "end", number(i * step));
		}
		xs.forEach((value) -> text(svg, at(xs, value), HEIGHT - BOTTOM + 18, "middle", number(value)));
		List<String> names = new ArrayList<>(this.series.keySet());
		for (String name : names) {
			String colour = COLOURS.get(names.indexOf(name) % COLOURS.size());
			line(svg, xs, this.series.get(name), step, colour);
			svg.append(String.format(Locale.ROOT, "<rect x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" fill=\"%s\"/>%n",
					LEFT + 100 + names.indexOf(name) * 150, TOP - 22, colour));
			text(svg, LEFT + 115 + names.indexOf(name) * 150, TOP - 13, "start", name);
		}
		return svg.append("</svg>\n").toString();
	}

	private void line(StringBuilder svg, List<Long> xs, Map<Long, Double> points, double step, String colour) {
		String path = points.entrySet()
			.stream()
			.map((point) -> String.format(Locale.ROOT, "%.1f %.1f", at(xs, point.getKey()),
					HEIGHT - BOTTOM - point.getValue() / (step * LINES) * (HEIGHT - TOP - BOTTOM)))
			.collect(Collectors.joining("L", "M", ""));
		svg.append(String.format("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n", path, colour));
	}

	private static double at(List<Long> xs, long x) {
		double width = WIDTH - LEFT - RIGHT;
		return LEFT + width * (xs.indexOf(x) + 0.5) / xs.size();
	}

	/** Returns the distance between two lines: 1, 2 or 5 times a power of ten. */
	private double step() {
		double most = this.series.values()
			.stream()
			.flatMap((line) -> line.values().stream())
			.mapToDouble(Double::doubleValue)
			.max()
			.orElse(1);
		double unit = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-9) / LINES)));
		return List.of(1, 2, 5, 10)
			.stream()
			.map((times) -> times * unit)
			.filter((step) -> step * LINES >= most)
			.findFirst()
			.orElse(10 * unit);
	}

	private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
		svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y,
				anchor, text.replace("&", "&amp;").replace("<", "&lt;")));
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, (value == Math.rint(value)) ? "%,.0f" : "%.2f", value);
	}

}
