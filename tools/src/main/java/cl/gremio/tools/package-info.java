/** The command line that gremio's commands share, and their quiet log. */
@NullMarked
package cl.gremio.tools;

import org.jspecify.annotations.NullMarked;
