package cl.gremio.consumer.intake;

/**
 * A record that the intake can't read, or that breaks a rule.
 *
 * @param source the record as it was written, or its beginning
 * @param partition the partition that the record was read from
 */
record RejectedRecord(SourceRecord source, int partition) {
}
