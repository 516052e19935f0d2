package cl.gremio.board.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A service as {@code GET /servicios} answers it.
 *
 * @param servicio the service's name
 * @param listo whether an instance is ready
 * @param atraso how many seconds its instance that is furthest behind the log is behind;
 * {@code null} for a producer, and while it is not known
 * @param muertas the dead letters of its topic so far, as last known; {@code null} for a
 * producer, and as long as it was never known
 * @param desde since when it is ready, or not ready, in epoch seconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ServiceStateView(String servicio, boolean listo, @Nullable Double atraso, @Nullable Long muertas, long desde) {
}
