/** Writes log lines escaped, cut, and without personal data. */
@NullMarked
package cl.gremio.service.logging;

import org.jspecify.annotations.NullMarked;
