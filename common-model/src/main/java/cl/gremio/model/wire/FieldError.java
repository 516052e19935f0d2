package cl.gremio.model.wire;

/**
 * An error of a field.
 *
 * @param field the field's wire name
 * @param message what the value must be, in English
 */
public record FieldError(String field, String message) {
}
