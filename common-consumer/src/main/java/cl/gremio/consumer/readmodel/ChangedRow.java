package cl.gremio.consumer.readmodel;

/**
 * A row that is written or removed.
 *
 * @param table the row's table
 * @param key the row's key in its table
 */
public record ChangedRow(String table, String key) {
}
