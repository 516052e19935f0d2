/** The changes of all lists in one stream, from one upstream stream a list. */
@NullMarked
package cl.gremio.board.live;

import org.jspecify.annotations.NullMarked;
