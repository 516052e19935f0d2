/** Who calls, and what the caller may do (contract: Security). */
@NullMarked
package cl.gremio.web.security;

import org.jspecify.annotations.NullMarked;
