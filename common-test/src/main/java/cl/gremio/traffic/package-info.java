/** Holds the HTTP traffic of all tests against {@code openapi.yaml}. */
@NullMarked
package cl.gremio.traffic;

import org.jspecify.annotations.NullMarked;
