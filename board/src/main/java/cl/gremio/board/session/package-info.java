/** Logging in to the board with a key, for people with a browser. */
@NullMarked
package cl.gremio.board.session;

import org.jspecify.annotations.NullMarked;
