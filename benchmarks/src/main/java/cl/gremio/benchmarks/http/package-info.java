/** Rows about the answers to requests. */
@NullMarked
package cl.gremio.benchmarks.http;

import org.jspecify.annotations.NullMarked;
