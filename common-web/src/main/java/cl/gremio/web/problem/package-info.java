/** Answers every error as a problem detail (RFC 9457). */
@NullMarked
package cl.gremio.web.problem;

import org.jspecify.annotations.NullMarked;
