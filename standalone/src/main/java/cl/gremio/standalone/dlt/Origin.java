package cl.gremio.standalone.dlt;

/**
 * The record that was set aside. Reading a topic anew sets its records aside anew, so one
 * may have several dead letters. The timestamp tells it from one at the same position of
 * a topic that was made anew.
 *
 * @param topic the public topic
 * @param position where it stood
 * @param timestamp its own, in epoch milliseconds
 */
record Origin(String topic, Position position, long timestamp) {
}
