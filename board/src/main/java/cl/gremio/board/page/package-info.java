/** The page of the board: its files, and what the browser may do with them. */
@NullMarked
package cl.gremio.board.page;

import org.jspecify.annotations.NullMarked;
