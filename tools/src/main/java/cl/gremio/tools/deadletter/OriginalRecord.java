package cl.gremio.tools.deadletter;

import cl.gremio.model.topic.RecordPosition;

/**
 * The original record of a dead letter. A consumer that reads a topic again rejects the
 * record again, so one record may have several dead letters. A topic that was created
 * again has other records at the same positions. The timestamp distinguishes these
 * records.
 *
 * @param timestamp the timestamp of the record, in epoch milliseconds
 */
record OriginalRecord(String topic, RecordPosition position, long timestamp) {
}
