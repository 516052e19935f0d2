package cl.gremio.tools.deadletter;

import cl.gremio.model.topic.RecordPosition;

/**
 * The record that was set aside. Reading a topic anew sets its records aside anew, so one
 * may have several dead letters. The timestamp tells it from one at the same position of
 * a topic that was made anew.
 *
 * @param topic the public topic
 * @param position where it stood
 * @param timestamp its own, in epoch milliseconds
 */
record OriginalRecord(String topic, RecordPosition position, long timestamp) {
}
