package cl.gremio.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one event among many.
 *
 * @param line the line's number in NDJSON, the element's in an array, from 1
 * @param field the bad field; {@code null} if the event can't be read at all
 * @param message what is wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineError(int line, @Nullable String field, String message) {
}
