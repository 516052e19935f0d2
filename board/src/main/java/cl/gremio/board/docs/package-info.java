/** The pages on which people read and try the interfaces. */
@NullMarked
package cl.gremio.board.docs;

import org.jspecify.annotations.NullMarked;
