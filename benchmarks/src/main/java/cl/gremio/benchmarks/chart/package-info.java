/** Charts of figures, as SVG. */
@NullMarked
package cl.gremio.benchmarks.chart;

import org.jspecify.annotations.NullMarked;
