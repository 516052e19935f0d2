package cl.gremio.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The error of one event of a bulk.
 *
 * @param line the number of the line in NDJSON or of the element in an array, from 1
 * @param field the bad field; {@code null} if the event can't be read at all
 * @param message what is wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineError(int line, @Nullable String field, String message) {
}
