package cl.gremio.consumer.readmodel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The keys by which the rows of all tables, and the positions, share one store. */
final class RowKey {

	private static final String POSITIONS = "\u0000position";

	private static final String TOPIC_IDS = "\u0000topic";

	static final byte[] OF_CLUSTER_ID = of("\u0000cluster", "");

	private RowKey() {
	}

	static byte[] of(String table, String key) {
		return (table + '\0' + key).getBytes(StandardCharsets.UTF_8);
	}

	static byte[] ofPosition(String topic, int partition) {
		return of(POSITIONS, topic + "-" + partition);
	}

	static byte[] ofTopicId(String topic) {
		return of(TOPIC_IDS, topic);
	}

	static byte[] position(long offset) {
		return ByteBuffer.allocate(Long.BYTES).putLong(offset).array();
	}

	static long position(byte[] value) {
		return ByteBuffer.wrap(value).getLong();
	}

}
