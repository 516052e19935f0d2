package cl.gremio.board.live;

/**
 * An event of a stream.
 *
 * @param name the event's name, {@code message} if the stream gives none
 * @param data the event's data
 */
record ServerSentEvent(String name, String data) {
}
