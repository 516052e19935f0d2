package cl.gremio.tools.deadletter;

import cl.gremio.model.topic.RecordPosition;

/**
 * The record of which a dead letter is a copy. If a consumer reads a topic again, it
 * rejects the record again, so one record may have several dead letters. The timestamp
 * distinguishes it from a record at the same position of a topic that was created again.
 *
 * @param topic the public topic
 * @param position where it stood
 * @param timestamp its own, in epoch milliseconds
 */
record OriginalRecord(String topic, RecordPosition position, long timestamp) {
}
