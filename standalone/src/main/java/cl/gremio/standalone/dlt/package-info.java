/**
 * The command {@code gremio dlt}: lists, shows and replays dead letters on any broker.
 */
@NullMarked
package cl.gremio.standalone.dlt;

import org.jspecify.annotations.NullMarked;
