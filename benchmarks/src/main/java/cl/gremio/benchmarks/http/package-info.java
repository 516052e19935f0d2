/** How fast requests are answered. */
@NullMarked
package cl.gremio.benchmarks.http;

import org.jspecify.annotations.NullMarked;
