/** The eight services, and the addresses of their instances. */
@NullMarked
package cl.gremio.board.upstream;

import org.jspecify.annotations.NullMarked;
