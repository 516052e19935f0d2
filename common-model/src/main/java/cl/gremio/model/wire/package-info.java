/**
 * The rules by which fields are read from JSON, forms, paths and queries, and the errors
 * that name them.
 */
@NullMarked
package cl.gremio.model.wire;

import org.jspecify.annotations.NullMarked;
