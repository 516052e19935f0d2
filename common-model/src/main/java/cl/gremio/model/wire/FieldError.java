package cl.gremio.model.wire;

/**
 * What is wrong with one field.
 *
 * @param field the field's wire name
 * @param message what it should have been, in English
 */
public record FieldError(String field, String message) {
}
