/** The one address through which the board and every route of the services is reached. */
@NullMarked
package cl.gremio.board;

import org.jspecify.annotations.NullMarked;
