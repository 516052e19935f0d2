/**
 * The command {@code gremio dlt}: lists, shows and replays dead letters on any broker.
 */
@NullMarked
package cl.gremio.tools.deadletter;

import org.jspecify.annotations.NullMarked;
