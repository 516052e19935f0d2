/** What the commands for operators share. */
@NullMarked
package cl.gremio.tools;

import org.jspecify.annotations.NullMarked;
